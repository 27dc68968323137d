import { can } from '$lib/domain/access/can';
import { aliasRefusal } from '$lib/domain/organization/alias';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import type { Position } from '$lib/domain/organization/records';
import { fold } from '$lib/domain/text/fold';
import { raiseStamp } from '$lib/server/db/stamps';
import { putAlias, removeAlias as removeStoredAlias } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { todayAt } from '../today';
import { idFrom } from './record-ids';
import { currentStructure, type Structure } from './structure';

/**
 * Gives a position another name.
 * @param given.position its code or its title
 * @throws DomainError forbidden, alias-missing, alias-is-title, alias-taken, position-unknown
 */
export async function addAlias(
	ctx: Context,
	given: { name: string; position: string }
): Promise<void> {
	if (!can(ctx.actor, 'alias.edit')) throw forbidden();
	const name = given.name.trim().replace(/\s+/g, ' ');
	await withTransaction(async () => {
		// Two at once: the second one waits here and then sees the first one's name.
		await raiseStamp('structure');
		const structure = await currentStructure();
		const today = todayAt(structure, ctx.now);
		const refused = aliasRefusal(name, namedPositions(structure, today));
		if (refused)
			throw new DomainError(refused.code, 'of' in refused ? { name, ...refused.of } : {});
		const position = positionCalled(structure, given.position, today);
		if (!position) throw new DomainError('position-unknown');
		const alias = { id: idFrom('alias', name), positionId: position.id, name };
		await putAlias(alias);
		await appendEvent(ctx, {
			kind: 'alias',
			id: alias.id,
			name,
			action: 'alias-created',
			changes: [
				{ path: 'name', before: null, after: name },
				{ path: 'positionId', before: null, after: position.id }
			]
		});
	});
}

/** Takes a name away; matrices keep it as it was written. @throws DomainError forbidden, not-found */
export async function removeAlias(
	ctx: Context,
	id: string
): Promise<{ name: string; position: string }> {
	if (!can(ctx.actor, 'alias.edit')) throw forbidden();
	return withTransaction(async () => {
		await raiseStamp('structure');
		const structure = await currentStructure();
		const alias = structure.records.aliases.find((each) => each.id === id);
		if (!alias || !(await removeStoredAlias(id))) throw notFound();
		const { name, positionId } = alias;
		await appendEvent(ctx, {
			kind: 'alias',
			id,
			name,
			action: 'alias-removed',
			changes: [
				{ path: 'name', before: name, after: null },
				{ path: 'positionId', before: positionId, after: null }
			]
		});
		return { name, position: structure.positions.get(positionId)?.code ?? '' };
	});
}

/** Every position with its names, the coming title too: an alias must not be in its way. */
function namedPositions({ records }: Structure, today: string) {
	const names = Map.groupBy(records.aliases, ({ positionId }) => positionId);
	return records.positions.flatMap((position) => {
		const { id, code, nextTitle } = position;
		const aliases = (names.get(id) ?? []).map(({ name }) => name);
		const titles = new Set([titleOn(position, today), nextTitle?.title ?? position.title]);
		return [...titles].map((title) => ({ id, code, title, aliases }));
	});
}

function positionCalled(
	{ records, positionsByCode }: Structure,
	text: string,
	today: string
): Position | undefined {
	const wanted = text.trim();
	const found =
		positionsByCode.get(wanted) ??
		records.positions.find((position) => fold(titleOn(position, today)) === fold(wanted));
	return found && !isRetiredOn(found, today) ? found : undefined;
}
