import type {
	Snapshot,
	SnapshotPost,
	SnapshotUnit
} from '../../src/lib/domain/organization/snapshot';

/** A unit of a snapshot; its name follows from its id. */
export const snapshotUnit = (
	id: string,
	parentId: string | null = null,
	changes: Partial<SnapshotUnit> = {}
): SnapshotUnit => ({
	...{ id, code: id.toUpperCase(), name: `Unidad ${id}`, kind: 'área', parentId, order: 0 },
	...{ group: false, charts: 'each', objective: '', functions: [] },
	...changes
});

/** A post of a snapshot; its position is named by the id's part before a slash. */
export const snapshotPost = (
	id: string,
	unitId: string,
	reportsTo: string | null = null,
	changes: Partial<SnapshotPost> = {}
): SnapshotPost => {
	const positionId = id.split('/')[0] ?? id;
	return {
		...{ id, positionId, code: positionId.toUpperCase(), title: `Puesto ${positionId}` },
		...{ unitId, reportsTo, headcount: 1, workplace: '', staff: false, assumed: false },
		...changes
	};
};

/** A management with two areas and a group of two agencies. */
export const smallStructure = (): Snapshot => ({
	units: [
		snapshotUnit('root', null, {
			kind: 'gerencia',
			objective: 'Dirigir.',
			functions: ['Planear.']
		}),
		snapshotUnit('sales', 'root', { order: 1, functions: ['Vender.', 'Cobrar.'] }),
		snapshotUnit('agencies', 'root', { order: 2, kind: 'grupo', group: true, charts: 'one' }),
		snapshotUnit('north', 'agencies', { order: 1, kind: 'agencia' }),
		snapshotUnit('south', 'agencies', { order: 2, kind: 'agencia' })
	],
	posts: [
		snapshotPost('head', 'root'),
		snapshotPost('seller', 'sales', 'head'),
		snapshotPost('chief/north', 'north', 'head'),
		snapshotPost('chief/south', 'south', 'head'),
		snapshotPost('clerk/north', 'north', 'chief/north'),
		snapshotPost('clerk/south', 'south', 'chief/south')
	]
});
