import { can } from '$lib/domain/access/can';
import { unitPath } from '$lib/domain/organization/chart';
import { unitCalled } from '$lib/domain/organization/unit-called';
import type { UnitView } from '$lib/domain/organization/edit-views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { todayAt } from '../today';
import { beginningOf, endOf, periodViews } from './period-views';
import { postLinks } from './post-links';
import { peopleOfToday, seenStructure } from './seen-structure';
import { currentStructure } from './structure';
import { stateOf } from './structure-edits';
import { rowNear, unitLink } from './structure-names';

/**
 * A unit as it is on a date. A code that it has another day leads to the one that it has then.
 * @param given.on null for today, or the first day of what is only prepared
 * @throws DomainError forbidden, not-found
 */
export async function readUnit(
	ctx: Context,
	code: string,
	given: { on: CivilDate | null }
): Promise<UnitView | { redirect: string }> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const structure = await currentStructure();
	const { records } = structure;
	const id = unitCalled(records.units, code, given.on ?? todayAt(structure, ctx.now));
	if (id === undefined) throw notFound();
	const rows = records.units.filter((row) => row.id === id);
	const today = todayAt(structure, ctx.now, rows[0]?.companyId);
	const beginsOn = beginningOf(rows, today);
	const date = given.on ?? beginsOn ?? today;
	const row = rowNear(records.units, id, date);
	if (!row) throw notFound();
	const last = rowNear(records.units, id, '9999-12-31');
	if (last && last.code !== code && row.code !== code) return { redirect: row.code };
	const on = seenStructure(ctx.actor, structure, { today, date }).on(date);
	const parent = on.units.get(row.parentId ?? '') ?? null;
	const path = parent ? unitPath(on.units, parent.id) : [];
	return {
		id,
		asOf: given.on,
		date,
		peopleOfToday: peopleOfToday(ctx.actor, structure, { today, date }),
		exists: on.units.has(id),
		rowId: row.rowId,
		code: row.code,
		name: row.name,
		kind: row.kind,
		objective: row.objective,
		functions: row.functions,
		order: row.order,
		group: row.group,
		charts: row.charts,
		parent: parent && unitLink(parent),
		path: path.map(unitLink),
		sharedFrom: parent?.group ? unitLink(parent) : null,
		units: [...on.units.values()].filter((unit) => unit.parentId === id).map(unitLink),
		posts: postLinks(structure, on, ({ unitId }) => unitId === id),
		company: structure.companies.get(row.companyId)?.name ?? '',
		periods: periodViews(structure, rows, today),
		beginsOn,
		endsOn: endOf(rows),
		seen: stateOf(rows),
		mayEdit: can(ctx.actor, 'structure.edit')
	};
}
