import { can } from '$lib/domain/access/can';
import type { HolderView, PostView } from '$lib/domain/organization/edit-views';
import { inOrder } from '$lib/domain/organization/periods';
import type { CivilDate } from '$lib/domain/matrix/version';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { todayAt } from '../today';
import { beginningOf, endOf, periodState, periodViews } from './period-views';
import { postLink, postLinks } from './post-links';
import { peopleOfToday, seenStructure } from './seen-structure';
import { currentStructure, type Structure } from './structure';
import { stateOf } from './structure-edits';
import { employeeName, rowNear, unitLink } from './structure-names';

/**
 * A post as it is on a date, with who holds it then and later.
 * @param given.on null for today, or the first day of what is only prepared
 * @throws DomainError forbidden, not-found
 */
export async function readPost(
	ctx: Context,
	id: string,
	given: { on: CivilDate | null }
): Promise<PostView> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const whole = await currentStructure();
	const first = whole.records.posts.find((row) => row.id === id);
	const position = whole.positions.get(first?.positionId ?? '');
	if (!position) throw notFound();
	const today = todayAt(whole, ctx.now, position.companyId);
	const beginsOn = beginningOf(rows, today);
	const date = given.on ?? beginsOn ?? today;
	const structure = seenStructure(ctx.actor, whole, { today, date });
	const { records } = structure;
	const rows = records.posts.filter((post) => post.id === id);
	const row = rowNear(records.posts, id, date);
	const unit = row && rowNear(records.units, row.unitId, date);
	if (!row || !unit) throw notFound();
	const on = structure.on(date);
	const boss = on.posts.get(row.reportsTo ?? '');
	const link = postLink(structure, on, row);
	const mayEdit = can(ctx.actor, 'structure.edit');
	// A number is what some people sign in with: it is human resources' alone.
	const holders = holdersOfPost(structure, id, date).map((holder) =>
		mayEdit ? holder : { ...holder, number: '' }
	);
	return {
		id,
		asOf: given.on,
		date,
		peopleOfToday: peopleOfToday(ctx.actor, whole, { today, date }, id),
		exists: on.posts.has(id),
		rowId: row.rowId,
		position: { code: link.code, title: link.title },
		unit: unitLink(unit),
		boss: boss ? postLink(structure, on, boss) : null,
		reports: postLinks(structure, on, ({ reportsTo }) => reportsTo === id),
		workplace: row.workplace,
		headcount: row.headcount,
		occupied: link.occupied,
		staff: row.staff,
		assumed: row.assumed,
		holders: holders.filter(({ state }) => state !== 'past'),
		formerHolders: holders.filter(({ state }) => state === 'past').reverse(),
		periods: periodViews(structure, rows, today),
		beginsOn,
		endsOn: endOf(rows),
		seen: stateOf(rows),
		mayEdit
	};
}

/** Everybody who held, holds or will hold a post, by the day on which they came. */
function holdersOfPost(
	{ records, employees }: Structure,
	id: string,
	date: CivilDate
): HolderView[] {
	const rows = inOrder(records.incumbencies.filter(({ postId }) => postId === id));
	return rows.map((row) => ({
		id: row.id,
		rowId: row.rowId,
		employeeId: row.employeeId,
		name: employeeName(records, row.employeeId),
		number: employees.get(row.employeeId)?.number ?? '',
		acting: row.acting,
		from: row.validFrom,
		to: row.validTo,
		state: periodState(row, date)
	}));
}

/** One stay of somebody in a post, for the form by which they leave it. @throws DomainError not-found */
export async function readHolder(
	ctx: Context,
	postId: string,
	id: string
): Promise<{ holder: HolderView; seen: string }> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const holder = holdersOfPost(structure, postId, today).findLast((one) => one.id === id);
	if (!holder) throw notFound();
	const rows = structure.records.incumbencies.filter((row) => row.id === id);
	return { holder, seen: stateOf(rows) };
}
