import { generalChart, orgChart, unitsBelow, type ChartBox } from '../organization/org-chart';
import type { Snapshot, SnapshotUnit } from '../organization/snapshot';
import type { ManualContent } from './content';

export interface SectionChart {
	/** The unit that it shows, where a section has several; else null. */
	title: string | null;
	boxes: ChartBox[];
}

/** The general chart or one unit, as the manual tells it. */
export interface NumberedSection {
	/** `1.`, `2.`, `3.1`; empty for the general chart. */
	number: string;
	unitId: string;
	name: string;
	kind: 'general' | 'unit' | 'group';
	/** 0 for the general chart, 1 for the units right under the root. */
	depth: number;
	charts: SectionChart[];
	/** Plain text; may be empty. */
	objective: string;
	functions: string[];
}

/**
 * The sections that a manual makes of its structure: the general chart with the root's objective and
 * functions, then every unit below in reading order. A group has one objective and one list of
 * functions, and a chart for each unit right under it (or one for all); its units get sections of
 * their own only where they have words of their own. What an upper chart shows whole is not drawn
 * again.
 */
export function manualSections(
	content: Pick<ManualContent, 'rootUnitId' | 'structure'>
): NumberedSection[] {
	const { structure, rootUnitId } = content;
	const root = structure.units.find(({ id }) => id === rootUnitId);
	if (!root) return [];
	const tree = treeOf(structure);
	return [
		{
			...textOf(root),
			number: '',
			kind: 'general',
			depth: 0,
			charts: withBoxes([{ title: null, boxes: headChart(tree, root) }])
		},
		...sectionsBelow(tree, root, '', 1, {
			drawn: root.charts === 'one',
			inGroup: root.group
		})
	];
}

interface Tree {
	structure: Snapshot;
	below: Map<string, SnapshotUnit[]>;
}

interface Above {
	/** A chart further up shows these units already. */
	drawn: boolean;
	/** Somewhere below a group. */
	inGroup: boolean;
}

function sectionsBelow(
	tree: Tree,
	parent: SnapshotUnit,
	prefix: string,
	depth: number,
	above: Above
): NumberedSection[] {
	return toldUnder(tree, parent, above.inGroup).flatMap((unit, at) => {
		const path = prefix === '' ? `${at + 1}` : `${prefix}.${at + 1}`;
		const drawn = above.drawn || above.inGroup;
		const inner = { drawn: drawn || unit.charts === 'one', inGroup: above.inGroup || unit.group };
		return [
			{
				...textOf(unit),
				number: depth === 1 ? `${path}.` : path,
				kind: unit.group ? 'group' : 'unit',
				depth,
				charts: drawn ? [] : withBoxes(chartsOf(tree, unit))
			},
			...sectionsBelow(tree, unit, path, depth + 1, inner)
		];
	});
}

/** The units that get a section right under a parent; in a group those without words of their own are passed over. */
function toldUnder(tree: Tree, parent: SnapshotUnit, inGroup: boolean): SnapshotUnit[] {
	return (tree.below.get(parent.id) ?? []).flatMap((unit) =>
		!inGroup || unit.objective !== '' || unit.functions.length > 0
			? [unit]
			: toldUnder(tree, unit, inGroup)
	);
}

function chartsOf(tree: Tree, unit: SnapshotUnit): SectionChart[] {
	const under = tree.below.get(unit.id) ?? [];
	if (!unit.group || unit.charts === 'one' || under.length === 0)
		return [{ title: null, boxes: headChart(tree, unit) }];
	const own = orgChart(tree.structure, { unitIds: new Set([unit.id]), merge: false });
	return [
		{ title: null, boxes: own },
		...under.map(({ id, name }) => ({
			title: name,
			boxes: orgChart(tree.structure, { unitIds: subtree(tree, id), merge: false })
		}))
	];
}

/** One chart for all that is below a unit, or for the unit itself with the heads of what is below. */
function headChart(tree: Tree, unit: SnapshotUnit): ChartBox[] {
	return unit.charts === 'one'
		? orgChart(tree.structure, { unitIds: subtree(tree, unit.id), merge: true })
		: generalChart(tree.structure, unit.id);
}

function treeOf(structure: Snapshot): Tree {
	const below = new Map<string, SnapshotUnit[]>();
	for (const unit of structure.units)
		if (unit.parentId !== null)
			below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
	return { structure, below };
}

const subtree = (tree: Tree, unitId: string) => unitsBelow(tree.structure.units, unitId);

const withBoxes = (charts: SectionChart[]): SectionChart[] =>
	charts.filter(({ boxes }) => boxes.length > 0);

const textOf = ({ id, name, objective, functions }: SnapshotUnit) => ({
	unitId: id,
	name,
	objective,
	functions
});
