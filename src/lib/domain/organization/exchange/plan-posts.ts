import type { CivilDate } from '../../matrix/version';
import { holdsOn } from '../as-of';
import { changedFrom, inOrder, type Fields } from '../periods';
import type { Position, Post } from '../records';
import { countIn, RowRefused, textIn, yesIn } from './cells';
import type { TableRow } from './columns';
import type { StructureLists } from './lists';
import { namesOn, type Names } from './names';
import { planRows, type PlannedRow, type TablePlan } from './planned-row';
import { positionIn, postAt } from './place-row';

interface Placed {
	row: TableRow;
	planned: PlannedRow;
	post: Post;
	isNew: boolean;
	fields: Fields<Post>;
}

/**
 * What a table of posts brings about from a date on: posts that are not there begin, those that are
 * say something else. A cell that is empty changes nothing; who is not in the table stays.
 * @param newId gives an id to what is new
 */
export function planPosts(
	rows: readonly TableRow[],
	records: StructureLists,
	{ from, newId }: { from: CivilDate; newId: () => string }
): TablePlan {
	const names = namesOn(records, from);
	const periods = Map.groupBy(records.posts, ({ id }) => id);
	const positions: Position[] = [];
	const seen = new Map<string, number>();
	const placed: Placed[] = [];

	const place = (row: TableRow, planned: PlannedRow): Placed => {
		const unitText = textIn(row, 'unit');
		const unit = unitText === '' ? undefined : names.unit(unitText);
		const made = (code: string, title: string): Position => {
			if (!unit) throw new RowRefused('unit-missing');
			const position = newPosition(newId(), code, title, unit.companyId);
			positions.push(position);
			names.addPosition(position);
			return position;
		};
		const idText = textIn(row, 'id');
		const known = idText === '' ? undefined : postById(idText, names, periods, from);
		const saysPosition = textIn(row, 'code') !== '' || textIn(row, 'title') !== '';
		if (known && !saysPosition)
			return { row, planned, post: known, isNew: false, fields: unit ? { unitId: unit.id } : {} };
		const { position, note } = positionIn(row, names, made);
		planned.note = note;
		planned.name = position.title;
		// A post is what it is; who holds another position stands in another post.
		if (known && known.positionId !== position.id)
			throw new RowRefused('post-other', { text: idText });
		const post = known ?? postAt(position, unit?.id, names);
		const fields = { positionId: position.id, ...(unit ? { unitId: unit.id } : {}) };
		if (post) return { row, planned, post, isNew: false, fields };
		if (!unit) throw new RowRefused('unit-missing');
		const begun = newPost(newId(), newId(), from, { positionId: position.id, unitId: unit.id });
		names.addPost(begun);
		return { row, planned, post: begun, isNew: true, fields };
	};

	const plan = planRows(rows, (row, planned) => {
		const one = place(row, planned);
		const before = seen.get(one.post.id);
		if (before !== undefined) throw new RowRefused('repeated', { line: before });
		seen.set(one.post.id, row.line);
		placed.push(one);
		planned.ids = [one.post.id, String(one.fields.positionId ?? one.post.positionId)];
	});
	const posts: Post[] = [];
	for (const { row, planned, post, isNew, fields } of placed)
		planned.attempt(() => {
			const all = { ...fields, ...fieldsIn(row, names, { ...post, ...fields }) };
			if (isNew) posts.push({ ...post, ...all });
			else posts.push(...changed(periods.get(post.id) ?? [], all, from, newId));
		});
	return { ...plan, given: { positions, posts } };
}

/** @throws RowRefused post-unknown, post-elsewhere */
function postById(
	text: string,
	names: Names,
	periods: ReadonlyMap<string, Post[]>,
	from: CivilDate
): Post {
	const rows = periods.get(names.postId(text) ?? '') ?? [];
	if (rows.length === 0) throw new RowRefused('post-unknown', { text });
	const found = rows.find((row) => holdsOn(row, from));
	if (!found) throw new RowRefused('post-elsewhere', { text });
	return found;
}

function fieldsIn(row: TableRow, names: Names, post: Post): Fields<Post> {
	const boss = textIn(row, 'reportsTo');
	const headcount = countIn(row, 'headcount');
	const workplace = textIn(row, 'workplace');
	const staff = yesIn(row, 'staff');
	const assumed = yesIn(row, 'assumed');
	return {
		...(boss === '' ? {} : { reportsTo: bossCalled(boss, post, names).id }),
		...(headcount === null ? {} : { headcount }),
		...(workplace === '' ? {} : { workplace }),
		...(staff === null ? {} : { staff }),
		...(assumed === null ? {} : { assumed })
	};
}

/** @throws RowRefused boss-unknown, boss-ambiguous */
function bossCalled(text: string, post: Post, names: Names): Post {
	const others = names.postsCalled(text).filter(({ id }) => id !== post.id);
	const present = others.find(({ id }) => id === post.reportsTo);
	const [found, another] = present ? [present] : names.nearest(others, post.unitId);
	if (!found) throw new RowRefused('boss-unknown', { text });
	if (another) throw new RowRefused('boss-ambiguous', { text });
	return found;
}

/** The periods of a post that differ once it says this from the date on. */
function changed(
	rows: readonly Post[],
	fields: Fields<Post>,
	from: CivilDate,
	newId: () => string
): Post[] {
	const present = inOrder(rows).find((row) => holdsOn(row, from));
	const differs = Object.entries(fields).some(
		([field, value]) => present?.[field as keyof Post] !== value
	);
	if (!present || !differs) return [];
	return changedFrom(rows, { from, fields, later: 'keep', rowId: newId() }) ?? [];
}

const newPost = (
	id: string,
	rowId: string,
	from: CivilDate,
	at: Pick<Post, 'positionId' | 'unitId'>
): Post => ({
	...{ id, rowId, validFrom: from, validTo: null, ...at, reportsTo: null },
	...{ workplace: '', headcount: 1, staff: false, assumed: false }
});

const newPosition = (id: string, code: string, title: string, companyId: string): Position => ({
	...{ id, code, formerCodes: [], title, nextTitle: null, companyId },
	...{ family: '', grade: '', contractType: '', occupationCode: '', retiredAt: null }
});
