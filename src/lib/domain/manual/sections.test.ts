import { describe, expect, it } from 'vitest';
import {
	smallStructure,
	snapshotPost,
	snapshotUnit
} from '../../../../tests/factories/structure-snapshot';
import type { Snapshot, SnapshotUnit } from '../organization/snapshot';
import { manualChapters, roman } from './chapters';
import { manualSections, type NumberedSection } from './sections';

function sectionsOf(structure: Snapshot): NumberedSection[] {
	return manualSections({ rootUnitId: 'root', structure });
}
/** The small structure with its units otherwise. */
function withUnits(changes: Record<string, Partial<SnapshotUnit>>): Snapshot {
	const structure = smallStructure();
	return {
		...structure,
		units: structure.units.map((unit) => ({ ...unit, ...changes[unit.id] }))
	};
}
/** Titles of the boxes from the head down, a level in brackets. */
const drawn = ({ charts }: NumberedSection) =>
	charts.map(({ title, boxes }) => [title, ...boxes.flatMap(titles)]);
const titles = (box: NumberedSection['charts'][number]['boxes'][number]): string[] => [
	`${box.title}×${box.postIds.length}`,
	...box.children.flatMap(titles)
];

describe('the sections of a manual', () => {
	it('begin with the general chart, where equal heads of agencies are one box', () => {
		const [general] = sectionsOf(smallStructure());
		expect(general).toMatchObject({
			...{ number: '', kind: 'general', depth: 0, objective: 'Dirigir.' },
			functions: ['Planear.']
		});
		expect(drawn(general!)).toEqual([[null, 'Puesto head×1', 'Puesto seller×1', 'Puesto chief×2']]);
	});

	it('are one a unit; a group tells its units with one chart', () => {
		const sections = sectionsOf(smallStructure()).slice(1);
		expect(sections.map(({ number, name, kind }) => [number, name, kind])).toEqual([
			['1.', 'Unidad sales', 'unit'],
			['2.', 'Unidad agencies', 'group']
		]);
		expect(drawn(sections[1]!)).toEqual([[null, 'Puesto chief×2', 'Puesto clerk×2']]);
	});

	it('give a group a chart for each of its units where that was chosen', () => {
		const group = sectionsOf(withUnits({ agencies: { charts: 'each' } })).at(-1)!;
		expect(drawn(group)).toEqual([
			['Unidad north', 'Puesto chief×1', 'Puesto clerk×1'],
			['Unidad south', 'Puesto chief×1', 'Puesto clerk×1']
		]);
	});

	it('give a unit in a group its own words, not its chart again', () => {
		const south = { objective: 'Atender el sur.' };
		const [, , , own] = sectionsOf(withUnits({ agencies: { charts: 'each' }, south }));
		expect(own).toMatchObject({ number: '2.1', depth: 2, charts: [], ...south });
	});

	it('pass over a unit without words in a group, not what stands below it', () => {
		const structure = withUnits({});
		structure.units.push(snapshotUnit('desk', 'south', { functions: ['Atender.'] }));
		expect(sectionsOf(structure).map(({ number, unitId }) => `${number}${unitId}`)).toEqual([
			'root',
			'1.sales',
			'2.agencies',
			'2.1desk'
		]);
	});

	it('number units below units, and show their heads in the chart above', () => {
		const structure = smallStructure();
		structure.units.push(snapshotUnit('web', 'sales'));
		structure.posts.push(
			snapshotPost('webmaster', 'web', 'seller'),
			snapshotPost('writer', 'web', 'webmaster')
		);
		const [, sales, web] = sectionsOf(structure);
		expect(drawn(sales!)).toEqual([[null, 'Puesto seller×1', 'Puesto webmaster×1']]);
		expect(web).toMatchObject({ number: '1.1', depth: 2 });
		expect(drawn(web!)).toEqual([[null, 'Puesto webmaster×1', 'Puesto writer×1']]);
	});

	it('draw nothing again that one chart for all shows already', () => {
		const sections = sectionsOf(withUnits({ root: { charts: 'one' } }));
		expect(sections.map(({ charts }) => charts.length)).toEqual([1, 0, 0]);
		expect(drawn(sections[0]!)[0]).toHaveLength(1 + 4);
	});

	it('draw no empty chart, and are none without their root', () => {
		const structure = { ...smallStructure(), posts: [] };
		expect(sectionsOf(structure).every(({ charts }) => charts.length === 0)).toBe(true);
		expect(manualSections({ rootUnitId: 'gone', structure })).toEqual([]);
	});
});

describe('the chapters of a manual', () => {
	const text = (id: string, place: 'before' | 'after') => ({ id, title: id, place, text: 'x' });
	const content = {
		...{ objectives: 'Mostrar.', annex: [], modifications: [] },
		structure: smallStructure(),
		sections: [text('glossary', 'after'), text('introduction', 'before')]
	};

	it('are numbered in Roman numerals, and leave out what is empty', () => {
		const named = manualChapters(content).map((chapter) => [
			chapter.numeral,
			chapter.kind === 'text' ? chapter.section.id : chapter.kind
		]);
		expect(named).toEqual([
			['I', 'introduction'],
			['II', 'objectives'],
			['III', 'general'],
			['IV', 'units'],
			['V', 'glossary']
		]);
		expect(manualChapters({ ...content, objectives: ' ', sections: [] })).toHaveLength(2);
	});

	it.each([
		[1, 'I'],
		[4, 'IV'],
		[9, 'IX'],
		[14, 'XIV'],
		[49, 'XLIX'],
		[2026, 'MMXXVI']
	])('writes %i as %s', (number, text) => {
		expect(roman(number)).toBe(text);
	});
});
