import { describe, expect, it } from 'vitest';
import { readDemonstration, readProfile, readStructure } from '$lib/server/formats/yaml';

const source = (file: string, text: string) => ({ file, bytes: new TextEncoder().encode(text) });
const company = source(
	'company.yaml',
	'escalafon: structure/1\ncompanies: [{ code: r, name: Rodada, country: MX, timeZone: America/Monterrey }]\n'
);
const unit = (code: string, more = '') =>
	`  - { code: ${code}, name: ${code}, kind: área, company: r, from: 2024-01-01${more} }\n`;
const structure = (text: string) => source('organization.yaml', `escalafon: structure/1\n${text}`);

function faults(...texts: string[]): string[] {
	const reading = readStructure([company, ...texts.map(structure)]);
	return reading.ok ? [] : reading.errors.map((e) => `${e.line}:${e.column} ${e.path} ${e.code}`);
}

describe('structure files', () => {
	it('make one structure, whatever file defines a code', () => {
		const reading = readStructure([
			structure(`units:\n${unit('A')}${unit('B', ', parent: A')}`),
			company,
			structure('positions: [{ code: A-1, title: Jefe, company: r, aliases: [Jefe de A] }]\n')
		]);
		expect(reading).toMatchObject({
			ok: true,
			structure: {
				companies: [{ code: 'r', holidays: [] }],
				units: [
					{ code: 'A', parent: null, to: null },
					{ code: 'B', parent: 'A' }
				],
				positions: [{ code: 'A-1', formerCodes: [] }]
			}
		});
	});

	it('say once that there is a tab in the indentation, not what comes of it', () => {
		const rows = `units:\n  - code: A\n\tname: Uno\n    kind: área\n  - code: B\n    name: Dos\n`;
		expect(faults(rows)).toEqual(['4:1  tab-indent']);
		expect(faults('units:\n\t- code: A\n\t  name: Uno\n')).toEqual(['3:1  tab-indent']);
	});

	it('name codes that do not exist, each with its line and column', () => {
		expect(
			faults(
				`units:\n${unit('A', ', parent: Z')}posts: [{ key: p, position: X-1, unit: A, reportsTo: q, from: 2024-01-01 }]\nincumbencies: [{ employee: '7', post: p, from: 2024-01-01 }]\n`
			)
		).toEqual([
			'3:75 units.0.parent unknown-reference',
			'4:29 posts.0.position unknown-reference',
			'4:54 posts.0.reportsTo unknown-reference',
			'5:28 incumbencies.0.employee unknown-reference'
		]);
	});

	it('refuse repeated codes, overlapping periods and a period that ends before it begins', () => {
		const position = '{ code: A-1, title: Uno, company: r }';
		expect(faults(`positions: [${position}, ${position}]\n`)).toEqual([
			'2:60 positions.1.code duplicate-code'
		]);
		expect(faults(`units:\n${unit('A')}${unit('A')}`)).toEqual([
			'4:55 units.1.from overlapping-periods'
		]);
		expect(
			faults(
				`units:\n${unit('A', ', to: 2024-06-01')}${unit('A', '').replace('2024-01', '2024-06')}`
			)
		).toEqual([]);
		expect(faults(`units:\n${unit('A', ', to: 2023-06-01')}`)).toEqual([
			'3:71 units.0.to bad-period'
		]);
	});

	it('refuse units and posts that depend on themselves', () => {
		expect(faults(`units:\n${unit('A', ', parent: B')}${unit('B', ', parent: A')}`)).toEqual([
			'3:75 units.0.parent cycle',
			'4:75 units.1.parent cycle'
		]);
	});

	it('refuse impossible dates, unknown fields and a person without a name', () => {
		const said = faults(
			"employees: [{ number: '1', givenNames: A, familyNames: B, company: r, hiredOn: 2024-02-31 }]\nposiciones: []\n"
		);
		expect(said).toEqual(['2:80 employees.0.hiredOn bad-format', '3:1 posiciones unknown-field']);
		expect(faults('people: [{ email: a@rodada.example, roles: [auditor] }]\n')).toEqual([
			'2:10 people.0 missing-field'
		]);
	});
});

describe('a company’s folder', () => {
	it('is read as a whole, recipients by the codes of its own structure', () => {
		const reading = readProfile(
			[
				company,
				structure('positions: [{ code: A-1, title: Jefe, company: r }]\n'),
				source(
					'matrices/A-1.yaml',
					'escalafon: matrix/1\ncode: A-1\ntitle: Jefe\nfunctions: [{ what: Dirigir, deliverables: [{ to: [A-1] }] }]\n'
				),
				source(
					'demo.yaml',
					"escalafon: demonstration/1\nsignIns: [{ as: hr, person: '1' }]\nversions: [{ position: A-1, matrix: matrices/A-1.yaml, prepared: { by: '1', daysAgo: 3 } }]\n"
				)
			],
			(code) => `id-${code.toLowerCase()}`,
			() => 'r'
		);
		if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
		const matrix = reading.profile.matrices.get('matrices/A-1.yaml');
		const recipient = matrix?.content.functions[0]?.deliverables[0]?.recipients[0];
		expect(recipient).toMatchObject({ kind: 'position', positionId: 'id-a-1', name: 'Jefe' });
		expect(reading.profile.demonstration?.versions[0]).toMatchObject({ others: 'acknowledged' });
	});

	it('says what is wrong in a story', () => {
		const told = readDemonstration(
			source('demo.yaml', 'escalafon: demonstration/1\nsignIns: []\n')
		);
		expect(told.ok ? [] : told.errors.map(({ code }) => code)).toEqual([
			'missing-field',
			'too-few'
		]);
	});
});
