import { expect, it } from 'vitest';
import { generalChart, orgChart, type ChartBox } from './org-chart';
import type { Snapshot, SnapshotPost, SnapshotUnit } from './snapshot';

const unit = (id: string, parentId: string | null, group = false): SnapshotUnit => ({
	...{ id, code: id, name: `Unidad ${id}`, kind: 'área', parentId, order: 0, group },
	...{ charts: 'each', objective: '', functions: [] }
});
const post = (
	id: string,
	unitId: string,
	reportsTo: string | null,
	changes: Partial<SnapshotPost> = {}
): SnapshotPost => ({
	...{ id, positionId: id, code: id, title: `Puesto ${id}`, unitId, reportsTo, headcount: 1 },
	...{ workplace: '', staff: false, assumed: false },
	...changes
});

/** A management with an area, and a group of two branches whose posts are partly the same. */
const snapshot: Snapshot = {
	units: [
		unit('root', null),
		unit('sales', 'root'),
		unit('branches', 'root', true),
		unit('north', 'branches'),
		unit('north-desk', 'north'),
		unit('south', 'branches'),
		unit('south-desk', 'south')
	],
	posts: [
		post('clerk-n', 'north-desk', 'head-n', { positionId: 'clerk', headcount: 2 }),
		post('clerk-s', 'south-desk', 'head-s', { positionId: 'clerk', headcount: 3, assumed: true }),
		post('head-n', 'north', 'boss', { positionId: 'head', assumed: true }),
		post('head-s', 'south', 'boss', { positionId: 'head', assumed: true }),
		post('only-n', 'north', 'head-n'),
		post('seller', 'sales', 'sales-head'),
		post('sales-head', 'sales', 'boss'),
		post('secretary', 'root', 'boss', { staff: true }),
		post('boss', 'root', null)
	]
};
const drawn = (boxes: readonly ChartBox[]): unknown[] =>
	boxes.map(({ key, children }) => (children.length > 0 ? [key, ...drawn(children)] : key));
const count = (boxes: readonly ChartBox[]): number =>
	boxes.reduce((sum, { children }) => sum + 1 + count(children), 0);

it('hangs posts under the posts they report to, own unit first, then the units below in order', () => {
	expect(drawn(orgChart(snapshot, { unitIds: null, merge: false }))).toEqual([
		[
			'boss',
			'secretary',
			['sales-head', 'seller'],
			['head-n', 'only-n', 'clerk-n'],
			['head-s', 'clerk-s']
		]
	]);
});

it('draws only the posts of the chosen units, from those whose boss is left out', () => {
	const unitIds = new Set(['north', 'north-desk', 'sales']);
	expect(drawn(orgChart(snapshot, { unitIds, merge: false }))).toEqual([
		['sales-head', 'seller'],
		['head-n', 'only-n', 'clerk-n']
	]);
});

it('draws equal posts of sibling units as one box, and those below them too', () => {
	const boxes = orgChart(snapshot, { unitIds: null, merge: true });
	expect(drawn(boxes)).toEqual([
		['boss', 'secretary', ['sales-head', 'seller'], ['head-n', 'only-n', 'clerk-n']]
	]);
	const head = boxes[0]?.children.find(({ key }) => key === 'head-n');
	expect(head).toMatchObject({
		postIds: ['head-n', 'head-s'],
		unitNames: ['Unidad north', 'Unidad south'],
		headcount: 2,
		assumed: true
	});
	expect(head?.children[1]).toMatchObject({
		postIds: ['clerk-n', 'clerk-s'],
		headcount: 5,
		assumed: false
	});
});

it('keeps equal posts apart whose units are no siblings, or of which one is staff', () => {
	const { units, posts } = snapshot;
	const changed = posts.map((one) =>
		one.id === 'head-s' ? { ...one, unitId: 'sales' } : { ...one }
	);
	expect(count(orgChart({ units, posts: changed }, { unitIds: null, merge: true }))).toBe(9);
	const staff = posts.map((one) => (one.id === 'head-s' ? { ...one, staff: true } : one));
	expect(count(orgChart({ units, posts: staff }, { unitIds: null, merge: true }))).toBe(9);
});

it('the general chart holds the posts of the unit and who reports straight to them', () => {
	expect(drawn(generalChart(snapshot, 'root'))).toEqual([
		['boss', 'secretary', 'sales-head', 'head-n']
	]);
	expect(drawn(generalChart(snapshot, 'north'))).toEqual([['head-n', 'only-n', 'clerk-n']]);
});

it('the general chart of a group shows who heads its units', () => {
	expect(generalChart(snapshot, 'branches')).toMatchObject([{ postIds: ['head-n', 'head-s'] }]);
});

it('does not hang on posts that report to each other', () => {
	const posts = [post('a', 'root', 'b'), post('b', 'root', 'a'), post('c', 'root', null)];
	expect(drawn(orgChart({ units: snapshot.units, posts }, { unitIds: null, merge: true }))).toEqual(
		['c']
	);
});
