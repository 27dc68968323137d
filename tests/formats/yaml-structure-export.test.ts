import { describe, expect, it } from 'vitest';
import { readStructure, writeStructureYaml } from '$lib/server/formats/yaml';

const source = (text: string) => ({ file: 'o.yaml', bytes: new TextEncoder().encode(text) });
const company =
	'companies: [{ code: r, name: Rodada, country: MX, timeZone: America/Monterrey }]\n';

function faults(text: string): string[] {
	const reading = readStructure([source(`escalafon: structure/1\n${company}${text}`)]);
	return reading.ok ? [] : reading.errors.map((e) => `${e.line}:${e.column} ${e.path} ${e.code}`);
}
const unit = (code: string, more: string) =>
	`  - { code: ${code}, name: N, kind: área, company: r, ${more} }\n`;

describe('ids and former names in a structure file', () => {
	it('tie the periods of a renamed unit together', () => {
		expect(
			faults(
				`units:\n${unit('A', 'from: 2020-01-01')}${unit('B', 'formerly: [A], from: 2024-01-01')}`
			)
		).toEqual(['5:70 units.1.from overlapping-periods']);
		expect(
			faults(
				`units:\n${unit('A', 'from: 2020-01-01, to: 2024-01-01')}${unit('B', 'formerly: [A], from: 2024-01-01')}`
			)
		).toEqual([]);
		expect(
			faults(
				`units:\n${unit('A', 'id: u1, from: 2020-01-01')}${unit('B', 'id: u1, from: 2024-01-01')}`
			)
		).toEqual(['5:63 units.1.from overlapping-periods']);
	});

	it('are refused where an id is none, or stands twice', () => {
		const position = (code: string, id: string) =>
			`{ code: ${code}, id: ${id}, title: T, company: r }`;
		expect(faults(`positions: [${position('A', 'p 1')}]\n`)).toEqual([
			'3:28 positions.0.id bad-format'
		]);
		expect(faults(`positions: [${position('A', 'p1')}, ${position('B', 'p1')}]\n`)).toEqual([
			'3:71 positions.1.id duplicate-id'
		]);
	});

	it('say on which line each row begins', () => {
		const reading = readStructure([
			source(`escalafon: structure/1\n${company}units:\n${unit('A', 'from: 2020-01-01')}`)
		]);
		expect(reading).toMatchObject({ ok: true, lines: { companies: [2], units: [4] } });
	});
});

it('a written structure leaves out what is taken for granted, and says who heads the company', () => {
	const reading = readStructure([
		source(
			`escalafon: structure/1\n${company}units:\n${unit('A', 'from: 2020-01-01')}positions: [{ code: A-1, title: Jefe, company: r }]\nposts: [{ key: p, id: x1, position: A-1, unit: A, reportsTo: null, from: 2020-01-01 }]\n`
		)
	]);
	if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
	expect(writeStructureYaml(reading.structure)).toBe(`escalafon: structure/1

companies:
  - code: r
    name: Rodada
    country: MX
    timeZone: America/Monterrey

units:
  - code: A
    name: N
    kind: área
    company: r
    from: 2020-01-01

positions:
  - code: A-1
    title: Jefe
    company: r

posts:
  - key: p
    id: x1
    position: A-1
    unit: A
    reportsTo: null
    from: 2020-01-01
`);
});
