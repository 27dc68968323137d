import { canRemind } from '$lib/domain/access/can';
import { visiblePeople } from '$lib/domain/access/filters';
import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import { accountsOfEmployees } from '$lib/server/db/accounts';
import { acknowledgementsOfVersion } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden, notFound } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { positionVersions } from '../matrix/position-versions';
import { tellAsked } from './tell-people';

export interface Reminded {
	reminded: number;
	/** Were reminded today already. */
	already: number;
	/** Read it only when they sign in: no e-mail, or no account at all. */
	withoutMail: string[];
}

/**
 * Reminds everybody who still has to acknowledge a version and whose answer the actor may see; the
 * same person once a day.
 * @param number of the version; by default the newest issued one
 */
export async function remindPeople(ctx: Context, code: string, number?: number): Promise<Reminded> {
	return withTransaction(async () => {
		const known = await positionVersions(ctx, { code });
		const { position, structure, today } = known;
		if (!canRemind(ctx.actor, position.id)) throw forbidden();
		const version = known.heads.find((head) =>
			number === undefined ? head.number !== null : head.number === number
		);
		if (!version) throw notFound();
		const people = visiblePeople(ctx.actor);
		const mine = people === 'all' ? null : new Set(people.employeeIds);
		const open = (await acknowledgementsOfVersion(version.id, 'requested')).filter(
			(request) =>
				shownAcknowledgement(request, today) === 'requested' &&
				request.employeeId !== ctx.actor.employeeId &&
				(mine === null || mine.has(request.employeeId))
		);
		const told = await tellAsked(ctx, structure, open, 'acknowledgement-reminder', today);
		const accounts = await accountsOfEmployees(open.map(({ employeeId }) => employeeId));
		const byEmployee = new Map(accounts.map((account) => [account.employeeId, account]));
		const withoutAccount = open.filter(({ employeeId }) => !byEmployee.has(employeeId));
		const withoutMail = open.filter(({ employeeId }) => !byEmployee.get(employeeId)?.email);
		if (told.length > 0)
			await appendEvent(ctx, {
				kind: 'position',
				id: position.id,
				name: `${position.code} · ${position.title}`,
				action: 'acknowledgements-reminded',
				changes: [
					{ path: 'number', before: null, after: String(version.number) },
					{ path: 'requests', before: null, after: String(told.length) }
				]
			});
		return {
			reminded: told.length,
			already: open.length - told.length - withoutAccount.length,
			withoutMail: withoutMail.flatMap(({ employeeId }) => {
				const employee = structure.employees.get(employeeId);
				return employee ? [fullName(employee)] : [];
			})
		};
	});
}
