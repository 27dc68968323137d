import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LARGEST_SCAN } from '../../../src/lib/domain/files/scan-kind';
import { openStoreAddress } from '../../../src/lib/server/db/connection';
import { claimFile, fileById, readFile, uploadFile } from '../../../src/lib/server/db/files';
import { newId } from '../../../src/lib/server/db/ids';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { openScan } from '../../../src/lib/server/services/acknowledgement/paper-scan';
import { readRequest } from '../../../src/lib/server/services/acknowledgement/read-request';
import { recordOnPaper } from '../../../src/lib/server/services/acknowledgement/record-on-paper';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { withArchiveLease } from '../../../src/lib/server/services/backup/archive-lease';
import { sweepFiles } from '../../../src/lib/server/services/files/sweep-files';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
let requests: Map<string, string>;
const paper = {
	outcome: 'acknowledged' as const,
	remarks: '',
	witness: 'Berta Solís',
	on: NOW.toISOString().slice(0, 10)
};
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** 10 MB, the most that is taken. */
const scan = new Uint8Array(randomBytes(LARGEST_SCAN));
scan.set(new TextEncoder().encode('%PDF-1.7\n'));
const soon = new Date(Date.now() + 1000);
const inTwoHours = new Date(Date.now() + 2 * 60 * 60 * 1000);

beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	await published(company, 'ATC-02');
	const { rows } = await listAcknowledgements(await company.as('hr'), 'ATC-02', {});
	requests = new Map(rows.map(({ employeeNumber, id }) => [employeeNumber, id]));
});
afterAll(() => store.close());

const idOf = (number: string) => requests.get(number) ?? '';
const refusal = (code: string) => ({ name: 'DomainError', code });

it('keeps 10 MB of a signed paper and gives the same 10 MB to whoever may read the answer', async () => {
	const hr = await company.as('hr', later(1));
	const id = idOf('301');
	await recordOnPaper(hr, id, paper, scan);
	for (const person of ['hr', 'ana', 'boss', 'auditor'] as const) {
		const { stream, fileName, type, bytes } = await openScan(await company.as(person), id);
		expect([fileName, type, bytes]).toEqual(['enterado.pdf', 'application/pdf', LARGEST_SCAN]);
		const parts: Buffer[] = [];
		for await (const part of stream) parts.push(part as Buffer);
		expect(sum(Buffer.concat(parts))).toBe(sum(scan));
	}
	for (const person of ['luis', 'administrator'] as const)
		await expect(openScan(await company.as(person), id)).rejects.toMatchObject(
			refusal('not-found')
		);
	expect((await readRequest(hr, id)).answered).toMatchObject({
		method: 'paper',
		scan: LARGEST_SCAN
	});
	// A paper bears a date and no hour; the list leads to it.
	expect((await readRequest(hr, id)).request.answeredAt).toBe(paper.on);
	const { rows } = await listAcknowledgements(hr, 'ATC-02', {});
	expect(rows.find((row) => row.id === id)).toMatchObject({
		answeredAt: paper.on,
		scan: LARGEST_SCAN
	});
	const [event] = await recordHistory(hr, 'acknowledgement', id);
	expect(event?.changes).toContainEqual(
		expect.objectContaining({ path: 'scan', after: sum(scan) })
	);
});

it('refuses what is too large, is empty or is something else by its bytes, and keeps no answer', async () => {
	const hr = await company.as('hr', later(1));
	const id = idOf('302');
	const tries: [Uint8Array, string][] = [
		[new Uint8Array(LARGEST_SCAN + 1), 'file-too-large'],
		[new Uint8Array(0), 'file-empty'],
		[new TextEncoder().encode('<html>%PDF-</html>'), 'file-kind']
	];
	for (const [bytes, code] of tries)
		await expect(recordOnPaper(hr, id, paper, bytes)).rejects.toMatchObject(refusal(code));
	expect((await readRequest(hr, id)).answered).toBeNull();
	await recordOnPaper(hr, id, paper);
	expect((await readRequest(hr, id)).answered).toMatchObject({ scan: null });
	await expect(openScan(hr, id)).rejects.toMatchObject(refusal('not-found'));
});

it('sweeps what no record refers to after an hour, never while a backup reads, and keeps the rest', async () => {
	const upload = (text: string) =>
		uploadFile(new TextEncoder().encode(text), { name: 'x', type: 'image/png', now: NOW });
	const loose = await upload('loose');
	const undone = await upload('undone');
	const kept = await upload('kept');
	await withTransaction(async () => {
		await claimFile(undone.id, 'acknowledgement:undone');
		throw new Error('undone');
	}).catch(() => {});
	await withTransaction(async () => void (await claimFile(kept.id, 'acknowledgement:kept')));
	expect(await claimFile(kept.id, 'acknowledgement:another')).toBe(false);
	expect(await sweepFiles(soon)).toBe(0);
	await withArchiveLease(async () => expect(await sweepFiles(inTwoHours)).toBe(0));
	expect(await sweepFiles(inTwoHours)).toBe(2);
	expect(await fileById(loose.id)).toBeNull();
	expect(await fileById(undone.id)).toBeNull();
	expect(await fileById(kept.id)).not.toBeNull();
	const pieces = store.raw.collection<{ files_id: string }>('files.chunks');
	expect(await pieces.countDocuments({ files_id: loose.id })).toBe(0);
});

/** Uploads two pieces of a file under an id in a process of its own, and is killed before the rest. */
async function killedWhileUploading(id: string): Promise<void> {
	const script = `
		const { MongoClient, GridFSBucket } = require('mongodb');
		const [uri, database, id] = process.argv.slice(1);
		(async () => {
			const client = await MongoClient.connect(uri);
			const bucket = new GridFSBucket(client.db(database), { bucketName: 'files' });
			const upload = bucket.openUploadStreamWithId(id, 'scan.pdf', { chunkSizeBytes: 1000 });
			upload.write(Buffer.alloc(2500), () => console.log('written'));
		})();
	`;
	const { uri, database } = openStoreAddress();
	const child = spawn(process.execPath, ['-e', script, uri, database, id], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const gone = new Promise((resolve) => child.once('exit', resolve));
	await new Promise((resolve) => child.stdout.once('data', resolve));
	child.kill('SIGKILL');
	await gone;
}

it('sweeps the pieces that a killed upload or removal left, and no piece of a file that is there', async () => {
	const pieces = store.raw.collection<{ files_id: string; n: number }>('files.chunks');
	const count = (files_id: string) => pieces.countDocuments({ files_id });
	const half = newId(new Date());
	await killedWhileUploading(half);
	expect(await fileById(half)).toBeNull();
	expect(await count(half)).toBe(2);
	const bytes = new Uint8Array(randomBytes(600_000));
	const upload = () => uploadFile(bytes, { name: 'x', type: 'image/png', now: new Date() });
	const [whole, removed] = [await upload(), await upload()];
	for (const { id } of [whole, removed])
		await withTransaction(async () => void (await claimFile(id, `acknowledgement:${id}`)));
	// Killed while it removed: the file is gone, and of its pieces the first.
	await store.raw.collection<{ _id: string }>('files.files').deleteOne({ _id: removed.id });
	await pieces.deleteOne({ files_id: removed.id, n: 0 });
	// An upload may still be under way.
	expect(await sweepFiles(soon)).toBe(0);
	expect(await count(half)).toBe(2);
	expect(await sweepFiles(inTwoHours)).toBe(2);
	expect([await count(half), await count(removed.id), await count(whole.id)]).toEqual([0, 0, 3]);
	const parts: Buffer[] = [];
	for await (const part of readFile(whole.id)) parts.push(part as Buffer);
	expect(sum(Buffer.concat(parts))).toBe(sum(bytes));
	expect(await sweepFiles(inTwoHours)).toBe(0);
});

it('sweeps all that is loose at once, however much it is', async () => {
	const bytes = new TextEncoder().encode('one of many');
	for (let made = 0; made < 205; made += 1)
		await uploadFile(bytes, { name: 'x', type: 'image/png', now: NOW });
	expect(await sweepFiles(inTwoHours)).toBe(205);
});
