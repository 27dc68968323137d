import { can } from '$lib/domain/access/can';
import { countRecipientNames } from '$lib/domain/matrix/usage/count-usage';
import type { AliasList } from '$lib/domain/organization/alias-views';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { presentContents } from '../matrix/present-contents';
import { todayAt } from '../today';
import { currentStructure } from './structure';

const MOST_ROWS = 500;

/**
 * Other names of positions in the order of the alphabet; a query looks at name, title and code.
 * @throws DomainError forbidden
 */
export async function listAliases(ctx: Context, query: string): Promise<AliasList> {
	if (!can(ctx.actor, 'alias.edit')) throw forbidden();
	const structure = await currentStructure();
	const { aliases, positions } = structure.records;
	const today = todayAt(structure, ctx.now);
	const used = countRecipientNames(await presentContents(structure, ctx.now));
	const rows = aliases.flatMap(({ id, name, positionId }) => {
		const position = structure.positions.get(positionId);
		if (!position) return [];
		const { code } = position;
		const title = titleOn(position, today);
		if (!matchesSearch(fold(`${name} ${title} ${code}`), query)) return [];
		const retired = isRetiredOn(position, today);
		return [
			{ id, name, position: { code, title, retired }, deliverables: used.get(fold(name)) ?? 0 }
		];
	});
	return {
		rows: rows.slice(0, MOST_ROWS),
		total: aliases.length,
		positions: positions
			.filter((position) => !isRetiredOn(position, today))
			.map((position) => ({ code: position.code, title: titleOn(position, today) }))
	};
}
