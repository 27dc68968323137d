import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../src/lib/server/services/import/import-file';
import { previewDocument } from '../../../src/lib/server/services/import/preview-document';
import { readImport } from '../../../src/lib/server/services/import/read-import';
import { useBackupFolder } from '../../../src/lib/server/services/backup/folder';
import { sweepPreviews } from '../../../src/lib/server/services/import/sweep-previews';
import { HANDLERS } from '../../../src/lib/server/jobs/handlers';
import { saveImport } from '../../../src/lib/server/services/import/save-import';
import { matrixYaml } from '../../../src/lib/server/services/exports/matrix-yaml';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { collectionCounts } from '../../../src/lib/server/db/statistics';
import { importSourceById } from '../../../src/lib/server/db/import-sources';
import { canonicalContent, rowIdsInCanonicalOrder } from '../../../src/lib/domain/matrix/canonical';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';
import { errorText } from '../../../src/lib/i18n/errors';
import { yamlErrorText } from '../../../src/lib/i18n/yaml-errors';
import { isDomainError } from '../../../src/lib/server/errors';
import type { YamlError } from '../../../src/lib/server/formats/yaml';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	useBackupFolder(store.dataDir);
	company = await foundCompany();
});
afterAll(() => store.close());

const FIXTURES = join(import.meta.dirname, '../../fixtures/documents');
const document = (name: string) => ({
	fileName: name,
	bytes: new Uint8Array(readFileSync(join(FIXTURES, name)))
});
const text = (fileName: string, content: string) => ({
	fileName,
	bytes: new TextEncoder().encode(content)
});

describe('a document of tables', () => {
	it('is kept with what was recognised, its findings and its leftovers, and becomes no draft yet', async () => {
		const hr = await company.as('hr');
		const before = (await collectionCounts()).matrix_versions;
		const { importId, alreadyImported } = await previewDocument(
			hr,
			document('matriz-atencion.txt')
		);
		expect(alreadyImported).toBeNull();
		const view = await readImport(hr, importId);
		expect(view.recognition?.counts).toMatchObject({
			functions: 8,
			kpis: 3,
			weightSum: 0,
			internal: 5,
			external: 1,
			junior: 10,
			senior: 4,
			master: 2,
			competencies: 5
		});
		expect(view.recognition?.leftovers.map(({ line }) => line)).toEqual([20, 122, 126, 128, 130]);
		expect(view.titleIsPlaceholder).toBe(true);
		expect(view.findings.map(({ rule }) => rule)).toContain('weights_sum');
		expect((await collectionCounts()).matrix_versions).toBe(before);
	});

	it('asks for a title and a code, then is saved as a draft with the original beside it', async () => {
		const hr = await company.as('hr');
		const file = document('matriz-atencion.txt');
		const { importId } = await previewDocument(hr, file);
		for (const [form, code] of [
			[{ code: '', title: 'Ejecutivo' }, 'code-missing'],
			[{ code: 'ATC-14', title: ' ' }, 'title-missing'],
			[{ code: 'A/B', title: 'Ejecutivo' }, 'code-invalid'],
			[{ code: 'ATC-02', title: 'Ejecutivo' }, 'code-taken']
		] as const) {
			const before = await collectionCounts();
			await expect(saveImport(hr, importId, form)).rejects.toMatchObject({ code });
			expect(await collectionCounts()).toEqual(before);
		}
		const saved = await saveImport(hr, importId, {
			code: 'ATC-14',
			title: 'Ejecutivo de Atención'
		});
		const draft = await readDraft(hr, 'ATC-14');
		// Without a post nothing is held against the boss that the document names, here or on the form.
		expect(draft.derived).toBeNull();
		expect(draft.findings.map(({ rule }) => rule)).not.toContain('stated_boss_differs');
		expect(draft.version.id).toBe(saved.versionId);
		expect(draft.content.title).toBe('Ejecutivo de Atención');
		expect(draft.source).toMatchObject({ fileName: 'matriz-atencion.txt', importId });
		expect(draft.source?.leftovers).toHaveLength(5);
		const source = await importSourceById(importId);
		expect(source?.original).toBe(new TextDecoder().decode(file.bytes));
		await expect(
			saveImport(hr, importId, { code: 'ATC-15', title: 'Otra vez' })
		).rejects.toMatchObject({ code: 'import-saved' });
		const again = await previewDocument(hr, file);
		expect(again.alreadyImported).toMatchObject({ code: 'ATC-14' });
	});

	it('becomes the next draft of a position that exists, when that is asked for', async () => {
		const hr = await company.as('hr');
		const { importId } = await previewDocument(hr, document('english-form.txt'));
		await saveImport(hr, importId, { code: 'RH-01', title: 'HR analyst', into: 'draft' });
		expect((await readDraft(hr, 'RH-01')).content.title).toBe('HR analyst');
		const second = await previewDocument(hr, document('english-form.txt'));
		await expect(
			saveImport(hr, second.importId, { code: 'RH-01', title: 'HR', into: 'draft' })
		).rejects.toMatchObject({ code: 'draft-open' });
	});

	it('that nobody saves is gone after a week, and one that was saved stays', async () => {
		const file = document('english-form.txt');
		const preview = async (days: number) =>
			(await previewDocument(await company.as('hr', later(days)), file)).importId;
		const [old, kept, young] = [await preview(0), await preview(0), await preview(1)];
		await saveImport(await company.as('hr', later(1)), kept, { code: 'ATC-77', title: 'Otra' });
		expect(await sweepPreviews(later(7))).toBe(0);
		await HANDLERS['sweep-files']({}, later(7.5));
		expect(await importSourceById(old)).toBeNull();
		expect(await importSourceById(kept)).not.toBeNull();
		expect(await importSourceById(young)).not.toBeNull();
		await expect(readImport(await company.as('hr', later(8)), old)).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	it('is HR’s to bring in, and nobody else’s to look at', async () => {
		const boss = await company.as('boss');
		const file = document('matriz-atencion.txt');
		await expect(previewDocument(boss, file)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(readImport(boss, 'any')).rejects.toMatchObject({ code: 'forbidden' });
		await expect(readImport(await company.as('hr'), 'any')).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

/** What a person reads: the sentence of the refusal, and of each fault of a YAML file. */
function sentencesOf(failure: unknown): string[] {
	if (!isDomainError(failure)) throw failure;
	const faults = Array.isArray(failure.details) ? (failure.details as YamlError[]) : [];
	return [errorText(failure, 'es'), ...faults.map((fault) => yamlErrorText(fault, 'es'))];
}

describe('a file that cannot be read', () => {
	const bomb = [
		'a: &a [x,x,x,x,x,x,x,x,x]',
		'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]',
		'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]',
		'd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]',
		'e: [*d,*d,*d,*d,*d,*d,*d,*d,*d]'
	].join('\n');
	const good = 'escalafon: matrix/1\ncode: X-1\ntitle: Uno\n';
	it.each([
		[
			'is not UTF-8',
			{ fileName: 'a.txt', bytes: new Uint8Array([0x50, 0xf3, 0x6c]) },
			'file-not-utf8'
		],
		[
			'is larger than 5 MB',
			{ fileName: 'a.txt', bytes: new Uint8Array(5_242_881).fill(97) },
			'file-too-large'
		],
		['is an alias bomb', text('a.yaml', bomb), 'file-unreadable'],
		['is of another type', text('a.pdf', '%PDF'), 'file-type'],
		['has a field of another type', text('a.yaml', `${good}kpis: muchos\n`), 'file-unreadable'],
		['has an unknown field', text('a.yaml', `${good}colour: red\n`), 'file-unreadable'],
		['has a code that is taken', text('a.yaml', good.replace('X-1', 'ATC-02')), 'code-taken'],
		['holds more than any matrix', text('a.txt', 'ab\n'.repeat(1_700_000)), 'file-too-long'],
		['is empty', text('a.txt', ''), 'file-empty']
	])('because it %s changes nothing and is told so', async (_why, file, code) => {
		const hr = await company.as('hr');
		const before = await collectionCounts();
		const attempt =
			code === 'code-taken'
				? previewDocument(hr, file).then(({ importId }) =>
						saveImport(hr, importId, { code: 'ATC-02', title: 'Uno' })
					)
				: previewDocument(hr, file);
		const failure = await attempt.catch((refused: unknown) => refused);
		expect(failure).toMatchObject({ code });
		console.log(sentencesOf(failure).join('\n'));
		// A document that could be read is kept for its preview; nothing else is.
		const after = await collectionCounts();
		expect({ ...after, import_sources: 0 }).toEqual({ ...before, import_sources: 0 });
	});

	it('names every fault of a YAML file with line, column and field', async () => {
		const hr = await company.as('hr');
		const file = text('a.yaml', `${good}colour: red\nkpis:\n  - weight: many\n`);
		const error = await previewDocument(hr, file).catch((failure: unknown) => failure);
		const { details } = error as { details: { line: number; column: number; path: string }[] };
		expect(details.length).toBeGreaterThan(1);
		expect(details.map(({ line }) => line)).toEqual(expect.arrayContaining([4, 6]));
		expect(details.every(({ column, path }) => column > 0 && path !== '')).toBe(true);
	});
});

describe('a matrix as YAML', () => {
	it('comes out and goes in again with the same meaning and the same row ids', async () => {
		const hr = await company.as('hr');
		await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
		const { fileName, text: yaml } = await matrixYaml(hr, 'ATC-02', {});
		expect(fileName).toMatch(/^ATC-02.*\.yaml$/);
		const dry = await importFile(hr, text(fileName, yaml), { dryRun: true });
		expect(dry).toMatchObject({ code: 'ATC-02', created: false, versionId: null });
		await expect(readDraft(hr, 'ATC-02')).rejects.toMatchObject({ code: 'not-found' });
		await importFile(hr, text(fileName, yaml));
		const { content } = await readDraft(hr, 'ATC-02');
		const again = await matrixYaml(hr, 'ATC-02', { version: 'open' });
		expect(again.text).toBe(yaml);
		const found = await readPosition(hr, 'ATC-02', {});
		if (!('view' in found)) throw new Error('no version');
		const { view } = found;
		expect(canonicalContent(content)).toBe(canonicalContent(view.content));
		expect(rowIdsInCanonicalOrder(content)).toEqual(rowIdsInCanonicalOrder(view.content));
	});

	it('makes a position of a new code, and refuses a document that leaves title or code open', async () => {
		const hr = await company.as('hr');
		const made = await importFile(
			hr,
			text('a.yml', 'escalafon: matrix/1\ncode: N-1\ntitle: Nuevo\n')
		);
		expect(made).toMatchObject({ created: true, code: 'N-1' });
		await expect(importFile(hr, document('matriz-atencion.txt'))).rejects.toMatchObject({
			code: expect.stringMatching(/^(code|title)-missing$/) as string
		});
	});
});
