import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrixContentSchema } from '$lib/domain/matrix/content';
import { recogniseDocument, type Recognition } from '$lib/domain/matrix/recognition';
import { readDocument } from '$lib/server/formats/text/read-document';

const FOLDER = 'tests/fixtures/documents';

function recognise(path: string): Recognition {
	const document = readDocument(readFileSync(path));
	if (!document.ok) throw new Error(document.error);
	let given = 0;
	return recogniseDocument(document.text, () => `r-${(given += 1)}`);
}
const fixture = (name: string): Recognition => recognise(join(FOLDER, name));

/** The twin, and the real document where its folder is named. */
const documents: [string, string][] = [['the twin', join(FOLDER, 'matriz-atencion.txt')]];
const seeds = process.env.TEST_SEEDS;
if (seeds)
	for (const name of readdirSync(seeds).filter((each) => /^000.*\.txt$/.test(each)))
		documents.push(['the real document', join(seeds, name)]);

describe.each(documents)('the customer service matrix: %s', (_, path) => {
	const read = recognise(path);
	const { content } = read;

	it('has the counts that the domain gives', () => {
		expect(read.counts).toEqual({
			functions: 8,
			deliverables: 9,
			kpis: 3,
			weightSum: 0,
			internal: 5,
			external: 1,
			junior: 10,
			senior: 4,
			master: 2,
			competencies: 5,
			education: 7,
			educationMarked: 1,
			languages: 1,
			languageSkills: 3,
			knowledge: 4,
			experience: 1,
			equipment: 2,
			conditions: 2
		});
		expect(content.competencies.every(({ level }) => level === 'Nivel 2')).toBe(true);
		expect(content.profile.education.filter((e) => e.grade === 'postgraduate')).toHaveLength(2);
		expect(content.profile.education.find((e) => e.required)?.grade).toBe('university');
	});

	it('leaves exactly the stray lines 20, 122, 126, 128 and 130', () => {
		expect(read.leftovers.map(({ line }) => line)).toEqual([20, 122, 126, 128, 130]);
		expect(read.leftovers.every(({ text }) => text.length > 1)).toBe(true);
	});

	it('takes the acknowledgement label, the fixed notes and the scanner mark for the form’s own', () => {
		const roleOf = (line: number) => read.blocks.find((b) => b.firstLine === line)?.role;
		expect(roleOf(124)).toBe('signature-label');
		expect(roleOf(41)).toBe('template-note');
		expect(roleOf(76)).toBe('template-note');
		expect(roleOf(132)).toBe('page-mark');
	});

	it('shows every row of every table, with its line', () => {
		const lines = readFileSync(path, 'utf8').split('\n');
		const inDocument = lines.flatMap((line, i) =>
			line.startsWith('|') && !/^[|\s:-]+$/.test(line.replace(/\| /g, '')) ? [i + 1] : []
		);
		const shown = read.blocks
			.flatMap(({ rows }) => rows ?? [])
			.filter(({ role }) => role !== 'empty')
			.map(({ line }) => line);
		expect(shown).toEqual(inDocument.filter((line) => /[^|\s]/.test(lines[line - 1] ?? '')));
		expect(shown.length).toBeGreaterThan(55);
	});

	it('asks for a title and a code: the title is a placeholder and there is no code', () => {
		expect(read).toMatchObject({ title: 'Puesto', titleIsPlaceholder: true, code: null });
		expect(content.title).toBe('');
		expect(content.stated.directReports).toBe('N/A');
		expect(content.competenceLevel).toBe('Nivel 2');
		expect(content.stated.reportsTo).toMatch(/^Coordinación/);
	});

	it('reads the hard data of the first indicator as at least 85 %, individual', () => {
		expect(content.kpis[0]).toMatchObject({
			valueType: 'percentage',
			direction: 'increases',
			weight: 0,
			target: { comparison: 'minimum', value: 85, unit: '%', scope: 'individual' }
		});
		expect(content.kpis.map(({ statement }) => statement.slice(0, 1))).not.toContain('1');
	});

	it('splits two recipients and two deliverables of one cell and asks to confirm them', () => {
		const fifth = content.functions[4];
		expect(fifth?.deliverables).toHaveLength(2);
		expect(fifth?.deliverables[0]?.recipients.map(({ name }) => name)[0]).toBe('Gerente Jr');
		expect(fifth?.deliverables[0]?.recipients).toHaveLength(2);
		const asked = read.places.filter(({ confidence }) => confidence === 'confirm');
		expect(asked.map(({ path }) => path)).toContain('functions.4.deliverables.1.name');
		expect(asked.map(({ path }) => path)).toContain('functions.0.deliverables.0.recipients.1');
		expect(asked.every(({ line, quoted }) => line > 0 && quoted !== '')).toBe(true);
	});

	it('reads the label broken by a space and the conditions inside the equipment table', () => {
		const [language] = content.profile.languages;
		expect(language).toMatchObject({ name: 'Ingles', read: 'medium', written: 'medium' });
		expect(language?.spoken).toBe('medium');
		expect(content.conditions.map(({ kind }) => kind)).toEqual(['schedule', 'meal-break']);
		expect(content.conditions[0]?.description).toContain('17:30pm');
		expect(content.profile.travel.required).toBe(false);
	});

	it('gives a content that the schema takes, every row with an id of its own', () => {
		expect(matrixContentSchema.parse(content)).toEqual(content);
		const ids = JSON.stringify(content).match(/"id":"[^"]+"/g) ?? [];
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('other forms of the document', () => {
	it('reads an English form with alignment rows, all of it', () => {
		const { content, leftovers, statedSignatures, ...read } = fixture('english-form.txt');
		expect(read).toMatchObject({ code: 'FSA-210', title: 'Fleet Support Analyst' });
		expect(content.language).toBe('en');
		expect(leftovers).toEqual([]);
		expect(content.kpis.map(({ target }) => target?.comparison)).toEqual([
			'minimum',
			'maximum',
			'range'
		]);
		expect(read.counts.weightSum).toBe(10_000);
		expect(content.functions.map(({ timeShare }) => timeShare)).toEqual([4000, 2000, 4000]);
		expect(content.functions[1]?.deliverables).toHaveLength(2);
		expect(content.relationships.external).toHaveLength(1);
		expect(statedSignatures).toEqual([{ role: 'prepared', name: 'Ines Galloway', line: 64 }]);
	});

	it('reads columns in another order and lists the cells of a column it does not know', () => {
		const { content, leftovers, code, statedSignatures } = fixture('columnas-en-otro-orden.txt');
		expect(code).toBe('EST-031');
		expect(content.title).toBe('Validador de Cargas');
		expect(content.functions.map((f) => f.deliverables.length)).toEqual([1, 2, 1]);
		expect(content.functions[2]?.deliverables[0]?.recipients.map(({ name }) => name)).toEqual([
			'Crédito',
			'Ingresos',
			'Sistemas'
		]);
		expect(leftovers.map(({ line, text }) => `${line} ${text}`)).toEqual([
			'9 Prioridad: Alta',
			'10 Prioridad: Media',
			'13 Según rol',
			'13 Prioridad: Baja'
		]);
		expect(content.kpis.map(({ weight }) => weight)).toEqual([4000, 3550, 2450]);
		expect(content.kpis[1]).toMatchObject({ currency: 'MXN', target: { value: 1200.5 } });
		expect(content.relationships).toMatchObject({
			external: [{ parties: ['Encargados de estación'] }],
			internal: [{ parties: ['Promotor de Flotillas'] }]
		});
		expect(content.development.senior).toMatchObject([{ name: 'Análisis de datos' }]);
		expect(statedSignatures.map(({ role }) => role)).toEqual([
			'prepared',
			'reviewed',
			'authorised'
		]);
	});

	it('reads a form that lacks sections and is written in lists and labels', () => {
		const { content, leftovers, counts } = fixture('secciones-faltantes.txt');
		expect(content.stated.unit).toBe('Operación, Dispositivos');
		expect(content.objective).toMatch(/semanales y entregas documentadas\.$/);
		expect(counts).toMatchObject({ functions: 2, equipment: 2, conditions: 2, education: 1 });
		expect(content.authority).toBe('Detener una entrega sin documentos.');
		expect(leftovers).toEqual([
			{ line: 28, text: 'Nota al margen sin relación', suggestion: null }
		]);
	});

	it('bears a byte order mark, Windows line ends, capitals and missing accents', () => {
		const { content, leftovers, code } = fixture('bom-y-crlf.txt');
		expect(code).toBe('FIN-022');
		expect(content.functions[0]?.deliverables[0]?.frequency).toBe('daily');
		expect(leftovers).toEqual([]);
	});
});

describe('the reader of uploaded files', () => {
	const bytes = (text: string) => new TextEncoder().encode(text);

	it('refuses what is not UTF-8, with no offer to guess', () => {
		const read = readDocument(readFileSync(join(FOLDER, 'windows-1252.txt')));
		expect(read).toEqual({ ok: false, error: 'not-utf8' });
		expect(readDocument(bytes('a\u0000b'))).toEqual({ ok: false, error: 'not-utf8' });
	});

	it('refuses a file over 5 MB and an empty one', () => {
		const large = new Uint8Array(5 * 1024 * 1024 + 1).fill(97);
		expect(readDocument(large)).toEqual({ ok: false, error: 'too-large' });
		expect(readDocument(bytes('\n  \n'))).toEqual({ ok: false, error: 'empty-file' });
		expect(readDocument(bytes('\ufeffhola'))).toEqual({ ok: true, text: 'hola' });
	});
});
