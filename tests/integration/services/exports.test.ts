import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMatrixYaml } from '../../../src/lib/server/formats/yaml';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { matrixWord } from '../../../src/lib/server/services/exports/matrix-word';
import { matrixYaml } from '../../../src/lib/server/services/exports/matrix-yaml';
import { changeCode } from '../../../src/lib/server/services/matrix/change-code';
import { discardDraft } from '../../../src/lib/server/services/matrix/discard-draft';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { withdrawVersion } from '../../../src/lib/server/services/matrix/withdraw-version';
import { deviceAt } from '../../factories/account';
import { foundCompany, later, NOW, PASSWORD, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
let first: Awaited<ReturnType<typeof published>>;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	first = await published(company, 'ATC-02', { now: later(-30) });
});
afterAll(() => store.close());

function textOf(bytes: Uint8Array): string {
	const parts = Object.entries(unzipSync(bytes));
	return parts
		.filter(([name]) => /^word\/(document|header|footer)/.test(name))
		.map(([, part]) => strFromU8(part))
		.join(' ')
		.replace(/<[^>]+>/g, ' ');
}
const kept = () => store.raw.collection('rendered_files').find().toArray();
const word = async (
	person: Parameters<TestCompany['as']>[0],
	version?: number | 'open',
	now = NOW
) => matrixWord(await company.as(person, now), 'ATC-02', version === undefined ? {} : { version });

describe('the Word file of a matrix', () => {
	it('shows what was issued, is named after it, and is made once', async () => {
		const file = await word('boss');
		expect(file.fileName).toBe('ATC-02 Asistente de Ventanilla v1.docx');
		const text = textOf(file.bytes);
		for (const part of ['Tarjetas del Norte', 'Hugo Ramos Vela', 'Nora Ibáñez Cruz', first.hash])
			expect(text).toContain(part);
		expect(text).not.toContain('SUSTITUIDA');
		const [only, ...more] = await kept();
		expect(more).toEqual([]);
		expect(only?.contentHash).toBe(first.hash);
		// Whoever asks next gets the very bytes that were kept.
		const marked = Buffer.from('kept');
		await store.raw
			.collection('rendered_files')
			.updateOne({ _id: only!._id }, { $set: { bytes: marked } });
		expect(Buffer.from((await word('hr')).bytes).toString()).toBe('kept');
		await store.raw.collection('rendered_files').deleteOne({ _id: only!._id });
	});
	it('bears the answer of who reads it, and keeps no copy of that', async () => {
		const ana = await company.as('ana', later(-20));
		const [request] = await myAcknowledgements(ana);
		const form = {
			outcome: 'with-remarks' as const,
			remarks: 'Falta el turno nocturno',
			witness: null,
			password: PASSWORD,
			contentHash: first.hash
		};
		await answerAcknowledgement(ana, request!.id, form, deviceAt());
		const own = textOf((await word('ana')).bytes);
		expect(own).toContain('Falta el turno nocturno');
		expect(own).toContain('Ana Nuñez Gil');
		// A signature binds the hour too.
		expect(own).toMatch(/\d{1,2} \S+ 2026, \d\d:\d\d/);
		expect(await kept()).toEqual([]);
		const blank = textOf((await word('luis')).bytes);
		expect(blank).not.toContain('Falta el turno nocturno');
		expect(blank).not.toContain('Luis Ortiz Paz');
		expect(await kept()).toHaveLength(1);
	});
	it('marks a draft, which only its readers get, and keeps none of it', async () => {
		await openDraft(await company.as('hr'), 'ATC-02');
		const file = await word('hr', 'open');
		expect(file.fileName).toBe('ATC-02 Asistente de Ventanilla (borrador).docx');
		const text = textOf(file.bytes);
		expect(text).toContain('BORRADOR');
		expect(text).not.toContain(first.hash);
		expect(await kept()).toHaveLength(1);
		await expect(word('ana', 'open')).rejects.toMatchObject({ code: 'not-found' });
		const found = await readPosition(await company.as('hr'), 'ATC-02', { version: 'open' });
		if (!('view' in found)) throw new Error('no draft');
		await discardDraft(await company.as('hr'), found.view.version.id);
	});
	it('says that a version was superseded or withdrawn', async () => {
		const second = await published(company, 'ATC-02', {
			now: later(-2),
			content: { objective: 'Atender a los clientes en ventanilla para resolver su trámite.' }
		});
		const old = await word('boss', 1);
		expect(old.fileName).toBe('ATC-02 Asistente de Ventanilla v1.docx');
		expect(textOf(old.bytes)).toContain('SUSTITUIDA');
		// The rendering that called it valid is gone.
		expect((await kept()).filter(({ contentHash }) => contentHash === first.hash)).toHaveLength(1);
		expect(textOf((await word('boss')).bytes)).not.toContain('SUSTITUIDA');
		await withdrawVersion(await company.as('hr'), second.versionId, { reason: 'Error de captura' });
		expect(textOf((await word('hr', 2)).bytes)).toContain('RETIRADA');
		await expect(word('luis', 2)).rejects.toMatchObject({ code: 'not-found' });
	});
	it('answers not-found for what is not there', async () => {
		const hr = await company.as('hr');
		await expect(matrixWord(hr, 'NO-99')).rejects.toMatchObject({ code: 'not-found' });
		await expect(matrixWord(hr, 'RH-01')).rejects.toMatchObject({ code: 'not-found' });
		await expect(matrixWord(hr, 'ATC-02', { version: 9 })).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

describe('the YAML file of a matrix', () => {
	it('reads back to the same content, rows and position', async () => {
		const hr = await company.as('hr');
		const { fileName, text } = await matrixYaml(hr, 'ATC-02', { version: 1 });
		expect(fileName).toBe('ATC-02 Asistente de Ventanilla v1.yaml');
		const reading = readMatrixYaml(
			{ file: fileName, bytes: new TextEncoder().encode(text) },
			{ newId: () => 'new' }
		);
		if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
		const found = await readPosition(hr, 'ATC-02', { version: 1 });
		if (!('view' in found)) throw new Error('no version');
		expect(reading.matrix).toMatchObject({
			code: 'ATC-02',
			positionId: found.view.positionId,
			content: found.view.content
		});
	});
	it('follows a former code to the present one', async () => {
		await changeCode(await company.as('hr'), 'ATC-02', 'ATC-20');
		const ana = await company.as('ana');
		const yaml = await matrixYaml(ana, 'ATC-02', { version: 1 });
		expect(yaml.fileName).toBe('ATC-20 Asistente de Ventanilla v1.yaml');
		expect(yaml.text).toContain('ATC-02');
		// The issued form keeps the code that it was signed under.
		const { fileName } = await matrixWord(ana, 'ATC-02', { version: 1 });
		expect(fileName).toBe('ATC-02 Asistente de Ventanilla v1.docx');
	});
});
