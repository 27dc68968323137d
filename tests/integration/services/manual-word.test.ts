import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureEntries } from '../../../scripts/make/build.js';
import { DomainError } from '../../../src/lib/server/errors';
import { HANDLERS } from '../../../src/lib/server/jobs/handlers';
import { jobById } from '../../../src/lib/server/db/jobs';
import { runDueJobs } from '../../../src/lib/server/services/jobs/run-jobs';
import { createManual } from '../../../src/lib/server/services/manual/create-manual';
import {
	exportManual,
	manualWordState,
	startManualWord
} from '../../../src/lib/server/services/manual/manual-word';
import { openEdition } from '../../../src/lib/server/services/manual/open-edition';
import { wordJobKey } from '../../../src/lib/server/services/manual/word-job';
import { composeManual } from '../../../src/lib/server/services/manual/word-order';
import { readDraftEdition } from '../../../src/lib/server/services/manual/read-draft-edition';
import { saveEdition } from '../../../src/lib/server/services/manual/save-edition';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { formOf, publishedEdition } from '../../factories/manual';
import { walkDocx } from '../../formats/docx-walker';
import { openTestStore, type TestStore } from '../../setup/database';

const CODE = 'MOF 01';
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	await ensureEntries(['manual-worker']);
	store = await openTestStore();
	company = await foundCompany();
	const { records } = await currentStructure();
	const unitId = records.units.find(({ code }) => code === 'DIR')!.id;
	await createManual(await company.as('hr'), { code: CODE, title: 'Manual de la casa', unitId });
}, 180_000);
afterAll(() => store.close());

const runJobs = (now = NOW) =>
	runDueJobs({ ...HANDLERS, 'mail-digest': async () => {} }, () => now);
const kept = () => store.raw.collection('rendered_files').countDocuments();

describe('the Word file of a manual', () => {
	it('is made in a thread and kept until the draft changes', async () => {
		const hr = await company.as('hr');
		expect(await manualWordState(hr, CODE, 'open')).toEqual({ state: 'none' });
		const { fileName, bytes } = await exportManual(hr, CODE, 'open');
		expect(fileName).toBe('MOF 01 Manual de la casa (borrador).docx');
		expect(walkDocx(bytes)).toEqual([]);
		expect(await kept()).toBe(1);
		expect(await manualWordState(hr, CODE, 'open')).toMatchObject({ state: 'ready', pages: 4 });
		const never = () => Promise.reject(new Error('it is kept'));
		const again = await exportManual(hr, CODE, 'open', never);
		expect(digest(again.bytes)).toBe(digest(bytes));

		const { draft, edition } = await readDraftEdition(hr, CODE);
		const form = { ...formOf(draft), objectives: 'Que se sepa quién hace qué.' };
		await saveEdition(hr, edition.id, { revision: edition.revision, draft: form });
		expect(await manualWordState(hr, CODE, 'open')).toEqual({ state: 'none' });
		const changed = await exportManual(hr, CODE, 'open', composeManual);
		expect(digest(changed.bytes)).not.toBe(digest(bytes));
		// The file of the former draft is let go of.
		expect(await kept()).toBe(1);
	});

	it('is made in the background once it is published, and the pages counted', async () => {
		const { editionId, number } = await publishedEdition(company, CODE);
		const hr = await company.as('hr');
		expect(await manualWordState(hr, CODE, number)).toEqual({ state: 'making', done: 0, total: 0 });
		await runJobs();
		expect((await jobById(wordJobKey(editionId)))?.state).toBe('done');
		expect(await manualWordState(hr, CODE, number)).toMatchObject({
			state: 'ready',
			fileName: 'MOF 01 Manual de la casa v1.docx'
		});
	});

	it('is made again by the same job where its state has changed since', async () => {
		const employee = await company.as('ana', later(1));
		const inForce = await manualWordState(employee, CODE);
		expect(inForce.state).toBe('ready');
		await store.raw.collection('rendered_files').deleteMany({});
		expect(await manualWordState(employee, CODE)).toEqual({ state: 'none' });
		expect(await startManualWord(employee, CODE)).toEqual({ state: 'making', done: 0, total: 0 });
		await runJobs(later(1));
		expect(await manualWordState(employee, CODE)).toMatchObject({ state: 'ready' });
		expect(await startManualWord(employee, CODE)).toMatchObject({ state: 'ready' });
	});

	it('is asked for again and again without reading what it shows', async () => {
		const hr = await company.as('hr', later(1));
		const commands = async (edition: number | 'open') => {
			await manualWordState(hr, edition === 'open' ? 'MOF 03' : CODE, edition);
			const sent: string[] = [];
			mongoose.set('debug', (collection: string, method: string) => {
				sent.push(`${collection}.${method}`);
			});
			await manualWordState(hr, edition === 'open' ? 'MOF 03' : CODE, edition);
			mongoose.set('debug', false);
			// Whether what is kept in memory still holds is one read by id, or none.
			return sent.filter((command) => command !== 'stamps.findOne');
		};
		const issued = ['manuals.findOne', 'manual_editions.find', 'rendered_files.findOne'];
		expect(await commands(1)).toEqual(issued);
		const { records } = await currentStructure();
		const unitId = records.units.find(({ code }) => code === 'ATC')!.id;
		await createManual(hr, { code: 'MOF 03', title: 'De Atención', unitId });
		expect(await commands('open')).toEqual([
			...['manuals.findOne', 'manual_editions.find', 'manual_editions.findOne'],
			...['rendered_files.findOne', 'jobs.findOne']
		]);
	});

	it('is made of the very edition that was asked for, whatever is open by then', async () => {
		const hr = await company.as('hr', later(1));
		const first = (await readDraftEdition(hr, 'MOF 03')).edition.id;
		await startManualWord(hr, 'MOF 03', 'open');
		expect((await jobById(wordJobKey(first)))?.payload).toEqual({ editionId: first });
		await publishedEdition(company, 'MOF 03', { now: later(1), effectiveFrom: '2026-03-17' });
		await openEdition(hr, 'MOF 03');
		await runJobs(later(1));
		expect(await manualWordState(hr, 'MOF 03', 1)).toMatchObject({ state: 'ready' });
		expect(await manualWordState(hr, 'MOF 03', 'open')).toEqual({ state: 'none' });
	});

	it('that did not come about says why, waiting or given up, and is made when asked again', async () => {
		const hr = await company.as('hr', later(2));
		const id = (await readDraftEdition(hr, 'MOF 03')).edition.id;
		const failing = {
			...HANDLERS,
			'manual-word': () => Promise.reject(new DomainError('manual-word-failed'))
		};
		const failed = { state: 'failed', code: 'manual-word-failed' };
		expect(await startManualWord(hr, 'MOF 03', 'open')).toMatchObject({ state: 'making' });
		await runDueJobs({ ...failing, 'mail-digest': async () => {} }, () => later(2));
		expect(await jobById(wordJobKey(id))).toMatchObject({ state: 'waiting', tries: 1 });
		expect(await manualWordState(hr, 'MOF 03', 'open')).toEqual(failed);

		expect(await startManualWord(hr, 'MOF 03', 'open')).toEqual({
			...{ state: 'making', done: 0, total: 0 }
		});
		expect(await jobById(wordJobKey(id))).toMatchObject({ tries: 0, fault: null });
		// As many tries as a job has, each when it is due.
		for (let day = 3; day < 30; day += 1)
			await runDueJobs({ ...failing, 'mail-digest': async () => {} }, () => later(day));
		expect(await jobById(wordJobKey(id))).toMatchObject({ state: 'failed' });
		expect(await manualWordState(hr, 'MOF 03', 'open')).toEqual(failed);

		const then = await company.as('hr', later(30));
		await startManualWord(then, 'MOF 03', 'open');
		await runJobs(later(30));
		expect(await manualWordState(then, 'MOF 03', 'open')).toMatchObject({ state: 'ready' });
	});

	it('takes the matrices of its annex along, read in the thread', async () => {
		await published(company, 'ATC-02', {
			content: { objective: 'Atender con calma y sin prisa.' }
		});
		const hr = await company.as('hr');
		const { records } = await currentStructure();
		const unitId = records.units.find(({ code }) => code === 'ATC')!.id;
		await createManual(hr, { code: 'MOF 04', title: 'Con anexo', unitId });
		const { draft, edition } = await readDraftEdition(hr, 'MOF 04');
		const { revision } = edition;
		await saveEdition(hr, edition.id, { revision, draft: { ...formOf(draft), annex: true } });
		for (const compose of [undefined, composeManual]) {
			await store.raw.collection('rendered_files').deleteMany({});
			const { bytes } = await exportManual(hr, 'MOF 04', 'open', compose);
			expect(walkDocx(bytes)).toEqual([]);
			expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).toContain('con calma y sin prisa');
		}
	});

	it('of a draft is for who may read it; a manual that is not there is not found', async () => {
		const { records } = await currentStructure();
		const unitId = records.units.find(({ code }) => code === 'RH')!.id;
		await createManual(await company.as('hr'), { code: 'MOF 02', title: 'De RH', unitId });
		const ana = await company.as('ana');
		for (const ask of [
			() => manualWordState(ana, 'MOF 02', 'open'),
			() => startManualWord(ana, 'MOF 02', 'open'),
			() => exportManual(ana, 'MOF 02', 'open'),
			() => exportManual(ana, 'NADA')
		])
			await expect(ask()).rejects.toMatchObject({ code: 'not-found' });
	});
});
