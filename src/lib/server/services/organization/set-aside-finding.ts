import { can } from '$lib/domain/access/can';
import { factsOf, type SetAsideFinding } from '$lib/domain/organization/checks/set-aside';
import { putSetAside, removeSetAside } from '$lib/server/db/set-aside-findings';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { checkedStructure } from './check-structure';
import { findingId } from './finding-id';

const EVERYTHING = { check: null, unit: '' };

/**
 * Sets a finding aside, as it was read: nobody is told of it until it says something else.
 * @throws DomainError forbidden, reason-missing; finding-changed where it is not there, or says
 * something else by now
 */
export async function setFindingAside(
	ctx: Context,
	given: { id: string; facts: string; reason: string }
): Promise<void> {
	const reason = given.reason.normalize('NFC').trim();
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	if (reason === '') throw new DomainError('reason-missing');
	const { findings } = await checkedStructure(ctx, EVERYTHING);
	const finding = findings.find(({ key }) => findingId(key) === given.id);
	if (!finding || factsOf(finding) !== given.facts) throw new DomainError('finding-changed');
	const { key, check, subject } = finding;
	const [at, by] = [ctx.now.toISOString(), ctx.actor.userId];
	await withTransaction(async () => {
		await putSetAside({ id: given.id, key, check, facts: given.facts, reason, at, by });
		await appendEvent(ctx, {
			...{ kind: 'finding', id: given.id, name: `${subject.code} · ${subject.name}` },
			action: 'check-set-aside',
			changes: [{ path: `checks.${check}`, before: null, after: reason }]
		});
	});
}

/** Takes one up again. @throws DomainError forbidden; finding-changed where it is not set aside */
export async function takeFindingUp(ctx: Context, id: string): Promise<void> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const { aside } = await checkedStructure(ctx, EVERYTHING);
	const subject = aside.find(({ mark }) => mark.id === id)?.finding.subject;
	await withTransaction(async () => {
		const mark: SetAsideFinding | null = await removeSetAside(id);
		if (!mark) throw new DomainError('finding-changed');
		await appendEvent(ctx, {
			...{ kind: 'finding', id, name: subject ? `${subject.code} · ${subject.name}` : '' },
			action: 'check-taken-up',
			changes: [{ path: `checks.${mark.check}`, before: mark.reason, after: null }]
		});
	});
}
