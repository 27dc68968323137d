import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, storeFolder } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrations';
import {
	appendEvent,
	appendFirstEvents
} from '../../../src/lib/server/services/audit/append-event';
import { useAuditKey } from '../../../src/lib/server/services/audit/audit-key';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { sealAudit, sealWhenDue } from '../../../src/lib/server/services/audit/seal-audit';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';

/** Changes what is under the store's feet, as somebody with the files at hand would. */
let dataDir: string;
let company: TestCompany;
const settings = () => ({ mongodbUri: null, dataDir });
const KEY = 'a-key-of-at-least-thirty-two-letters';

beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'escalafon-audit-'));
	const store = await openStore(settings());
	await migrate();
	useAuditKey({ auditKey: KEY, dataDir });
	company = await foundCompany();
	await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
	await sealAudit(NOW);
	await store.close();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs the tampering on the bare file, verifies, and puts the file back as it was. */
async function faultsAfter(tamper: (database: DatabaseSync) => void): Promise<string[]> {
	const file = join(storeFolder(dataDir), 'store.sqlite');
	const database = new DatabaseSync(file);
	database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	const kept = `${file}.kept`;
	database.exec(`VACUUM INTO '${kept}'`);
	tamper(database);
	database.close();
	const store = await openStore(settings());
	try {
		const report = await verifyStore();
		expect(report.ok).toBe(report.faults.length === 0);
		return report.faults.map(({ code }) => code);
	} finally {
		await store.close();
		for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
		const back = new DatabaseSync(kept);
		back.exec(`VACUUM INTO '${file}'`);
		back.close();
		rmSync(kept);
	}
}

/** The documents of a collection as the file has them. */
function documents(database: DatabaseSync, name: string) {
	const { number } = database
		.prepare('SELECT number FROM collections WHERE name = ?')
		.get(name) as { number: number };
	const rows = database.prepare(`SELECT rid, body FROM c${number}`).all() as {
		rid: number;
		body: Uint8Array;
	}[];
	const indexes = database
		.prepare('SELECT number FROM indexes WHERE collection = ?')
		.all(number) as { number: number }[];
	return {
		rows: rows.map(({ rid, body }) => ({ rid, body, document: deserialize(body) })),
		write: (rid: number, body: Uint8Array) =>
			database.prepare(`UPDATE c${number} SET body = ? WHERE rid = ?`).run(body, rid),
		remove: (rid: number) => {
			database.prepare(`DELETE FROM c${number} WHERE rid = ?`).run(rid);
			for (const index of indexes) {
				const table = `c${number}_${index.number}`;
				const there = database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table);
				if (there) database.prepare(`DELETE FROM ${table} WHERE rid = ?`).run(rid);
			}
		}
	};
}

/** Writes other letters of the same length into a document. */
function overwrite(body: Uint8Array, old: string, fresh: string): Uint8Array {
	const bytes = Buffer.from(body);
	const at = bytes.indexOf(old);
	if (at < 0) throw new Error(`${old} is not in it`);
	bytes.write(fresh, at);
	return bytes;
}

describe('verify', () => {
	it('finds nothing in a store that nobody touched', async () => {
		const store = await openStore(settings());
		const report = await verifyStore();
		expect(report).toMatchObject({ ok: true, contents: 2, versions: 1, seals: 1, faults: [] });
		expect(report.events).toBeGreaterThan(30);
		console.log('verify, untouched:', JSON.stringify(report));
		await store.close();
	});

	it('finds one changed byte of a published content', async () => {
		const faults = await faultsAfter((database) => {
			const { rows, write } = documents(database, 'matrix_contents');
			const body = rows.find(({ document }) => document.kind === 'body');
			if (body) write(body.rid, overwrite(body.body, 'Asistente', 'Asistentf'));
		});
		expect(faults).toEqual(['content-changed']);
	});

	it('finds a published version whose record was changed, removed or made up', async () => {
		const version = (database: DatabaseSync) => {
			const { rows, write } = documents(database, 'matrix_versions');
			const row = rows.find(({ document }) => document.state === 'issued');
			if (!row) throw new Error('no version was issued');
			return { row, write };
		};
		const earlier = await faultsAfter((database) => {
			const { row, write } = version(database);
			write(row.rid, serialize({ ...row.document, effectiveFrom: '2025-03-16' }));
		});
		expect(earlier).toEqual(['version-differs']);
		const gone = await faultsAfter((database) => {
			const { row, write } = version(database);
			write(row.rid, serialize({ ...row.document, state: 'draft' }));
		});
		expect(gone).toEqual(['version-missing']);
		const renumbered = await faultsAfter((database) => {
			const { row, write } = version(database);
			write(row.rid, serialize({ ...row.document, number: 4 }));
		});
		expect(renumbered).toEqual(['version-unrecorded', 'version-missing']);
	});

	it('finds one changed event', async () => {
		const faults = await faultsAfter((database) => {
			const { rows, write } = documents(database, 'audit_events');
			const event = rows.find(({ document }) => document.action === 'version-published');
			if (event) write(event.rid, overwrite(event.body, 'version-published', 'version-withdrawn'));
		});
		expect(faults).toEqual(['event-changed']);
	});

	it('finds one removed event', async () => {
		const faults = await faultsAfter((database) => {
			const { rows, remove } = documents(database, 'audit_events');
			const event = rows.find(({ document }) => document.action === 'version-reviewed');
			if (event) remove(event.rid);
		});
		expect(faults).toEqual(['event-missing']);
	});

	it('finds a tail that was cut with its noted end, and the retouched end of a chain', async () => {
		const faults = await faultsAfter((database) => {
			const events = documents(database, 'audit_events');
			const last = events.rows.find(({ document }) => document.action === 'version-published');
			if (!last) throw new Error('no such event');
			events.remove(last.rid);
			const heads = documents(database, 'audit_heads');
			const key = `position:${String(last.document.recordId)}`;
			const head = heads.rows.find(({ document }) => document._id === key);
			if (!head) throw new Error('no such head');
			const cut = { seq: Number(last.document.seq) - 1, hash: last.document.prevHash as string };
			heads.write(head.rid, serialize({ ...head.document, ...cut }));
		});
		// What was cut told of the version that was published.
		expect(faults).toEqual(['sealed-end-differs', 'version-unrecorded']);
	});

	it('finds one removed chain, its noted end gone too', async () => {
		const faults = await faultsAfter((database) => {
			const events = documents(database, 'audit_events');
			const chain = events.rows.filter(({ document }) => document.recordKind === 'acknowledgement');
			const [one] = chain;
			if (!one) throw new Error('no such chain');
			const key = `acknowledgement:${String(one.document.recordId)}`;
			for (const { rid, document } of chain)
				if (document.recordId === one.document.recordId) events.remove(rid);
			const heads = documents(database, 'audit_heads');
			for (const { rid, document } of heads.rows) if (document._id === key) heads.remove(rid);
		});
		expect(faults).toEqual(['chain-missing']);
	});

	it('finds a seal that was written by somebody without the key', async () => {
		const faults = await faultsAfter((database) => {
			const { rows, write } = documents(database, 'audit_seals');
			const [seal] = rows;
			if (!seal) throw new Error('no seal');
			write(seal.rid, serialize({ ...seal.document, hmac: 'f'.repeat(64) }));
		});
		expect(faults).toEqual(['seal-changed']);
	});

	it('finds a seal that was taken away from the end', async () => {
		const faults = await faultsAfter((database) => {
			const { rows, remove } = documents(database, 'audit_seals');
			for (const { rid } of rows) remove(rid);
		});
		expect(faults).toEqual(['seal-missing']);
	});

	it('finds a version that was made to point to other bytes, or was never authorised', async () => {
		const faults = await faultsAfter((database) => {
			const { rows, write } = documents(database, 'matrix_versions');
			const version = rows.find(({ document }) => document.state === 'issued');
			if (version) write(version.rid, serialize({ ...version.document, verdicts: [] }));
		});
		expect(faults).toEqual(['not-as-authorised']);
	});
});

describe('the audit trail', () => {
	it('is listed to each reader in their part, newest first, page by page, by filters', async () => {
		const store = await openStore(settings());
		const hr = await company.as('hr', later(1));
		// All at one moment: the pages must part them by something else than time.
		await appendFirstEvents(
			hr,
			Array.from({ length: 60 }, (_, i) => ({
				kind: 'post',
				id: `x${i}`,
				name: '',
				action: 'post-created'
			}))
		);
		const all = await listEvents(hr, {});
		const next = await listEvents(hr, { cursor: all.next ?? '' });
		expect([all.rows.length, next.rows.length]).toEqual([50, 42]);
		const ids = [...all.rows, ...next.rows].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const moments = [...all.rows, ...next.rows].map(({ at }) => at);
		expect(moments).toEqual([...moments].sort().reverse());
		expect(all.rows.every(({ recordKind }) => recordKind !== 'account')).toBe(true);
		const administrator = await listEvents(await company.as('administrator'), {});
		expect(new Set(administrator.rows.map(({ recordKind }) => recordKind))).toEqual(
			new Set(['account'])
		);
		const auditor = await company.as('auditor');
		const made = await listEvents(auditor, { recordKind: 'account', action: 'account-created' });
		expect(made.rows.map(({ recordName }) => recordName)).toContain('Ana Nuñez Gil');
		const day = await listEvents(auditor, { from: '2026-03-16', to: '2026-03-16', actor: 'irma' });
		expect(day.rows.map(({ action }) => action)).toEqual(['version-authorised']);
		const handedIn = (await listEvents(auditor, { action: 'version-submitted' })).rows[0];
		const reviewer = handedIn?.changes.find(({ path }) => path === 'reviewer');
		expect(reviewer?.after).toBe('Nora Ibáñez Cruz');
		const held = (await listEvents(auditor, { recordKind: 'incumbency' })).rows[0];
		const post = held?.changes.find(({ path }) => path === 'postId');
		expect(post?.after).toMatch(/^[A-Z]+-\d+ · /);
		await expect(listEvents(await company.as('boss'), {})).rejects.toMatchObject({
			code: 'forbidden'
		});
		await store.close();
	});

	it('is sealed once a day however often it is asked for', async () => {
		const store = await openStore(settings());
		await sealWhenDue(later(0.5));
		expect((await verifyStore()).seals).toBe(1);
		await sealWhenDue(later(2));
		expect((await verifyStore()).seals).toBe(2);
		expect(await sealAudit(later(2))).toEqual({ sealed: 0 });
		await store.close();
	});

	it('is found whole while the product goes on writing', async () => {
		const store = await openStore(settings());
		const hr = await company.as('hr');
		let writing = true;
		const writer = (async () => {
			for (let number = 0; writing; number += 1) {
				const event = { kind: 'unit', id: `busy-${number % 5}`, name: '', action: 'unit-changed' };
				await appendEvent(hr, event);
			}
			return true;
		})();
		for (let round = 0; round < 20; round += 1)
			expect((await verifyStore()).faults.map(({ code }) => code)).toEqual([]);
		writing = false;
		expect(await writer).toBe(true);
		await store.close();
	});
});
