import type { Actor } from '$lib/domain/access/actor';
import { can } from '$lib/domain/access/can';
import {
	CHOSEN_GROUPS,
	choicesSchema,
	type ChosenGroup,
	type Choices
} from '$lib/domain/notifications/notification';
import { findAccount } from '$lib/server/db/accounts';
import { choicesOf, putChoices } from '$lib/server/db/notifications';
import { DomainError } from '$lib/server/errors';
import type { Context } from '../context';
import { mailConfigured } from '../mail/mail-state';

export interface ChoicesView {
	choices: Choices;
	/** Those that ever concern this person. */
	groups: ChosenGroup[];
	/** Why nothing is mailed to the person whatever they choose; null where something is. */
	withoutMail: 'no-address' | 'not-configured' | null;
}

/** What the person wants by mail. */
export async function readChoices(ctx: Context): Promise<ChoicesView> {
	const { userId } = ctx.actor;
	const account = await findAccount(userId);
	return {
		choices: (await choicesOf([userId]))(userId),
		groups: groupsFor(ctx.actor),
		withoutMail: !mailConfigured() ? 'not-configured' : account?.email ? null : 'no-address'
	};
}

function groupsFor(actor: Actor): ChosenGroup[] {
	const leads = can(actor, 'position.edit') || actor.managesPositions.length > 0;
	const concerns: Record<ChosenGroup, boolean> = {
		acknowledgements: actor.employeeId !== null,
		approvals: leads,
		answers: leads,
		operation: can(actor, 'settings.edit')
	};
	return CHOSEN_GROUPS.filter((group) => concerns[group]);
}

/** Holds for what is told from now on. @throws DomainError invalid-input */
export async function saveChoices(ctx: Context, choices: Choices): Promise<void> {
	const read = choicesSchema.safeParse(choices);
	if (!read.success) throw new DomainError('invalid-input', { field: 'choices' });
	await putChoices(ctx.actor.userId, read.data);
}
