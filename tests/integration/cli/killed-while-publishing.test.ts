import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE, startSession } from '../../../src/lib/server/auth/sessions';
import { openStore, type Store } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrations';
import { useAuditKey } from '../../../src/lib/server/services/audit/audit-key';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { foundCompany, type TestCompany } from '../../factories/company';
import { approved } from '../../factories/life';
import { startProduct, type Product } from '../../setup/product';
import { startSmtp, type SmtpTestServer } from '../../setup/smtp';
import { startStoreProxy, type StoreProxy } from '../../setup/store-proxy';

const AUDIT_KEY = 'una llave de al menos treinta y dos caracteres';
const DATABASE = 'killed';
const CODE = 'ATC-02';
/** Who is asked to acknowledge: both have an e-mail. */
const ASKED = ['ana@example.com', 'luis@example.com'];

const folder = mkdtempSync(join(tmpdir(), 'escalafon-killed-'));
let store: Store;
let proxy: StoreProxy;
let smtp: SmtpTestServer;
let company: TestCompany;
let cookie: string;

beforeAll(async () => {
	const listen = { port: 0, host: '127.0.0.1' };
	store = await openStore({ mongodbUri: null, dataDir: folder, database: DATABASE, listen });
	await migrate();
	useAuditKey({ auditKey: AUDIT_KEY, dataDir: folder });
	company = await foundCompany();
	const { token } = await startSession(company.userId('hr'), '', new Date());
	cookie = `${SESSION_COOKIE}=${token}`;
	proxy = await startStoreProxy(Number(/:(\d+)\//.exec(store.tcpUri ?? '')?.[1]), DATABASE);
	smtp = await startSmtp();
}, 60_000);
afterAll(async () => {
	await smtp?.close();
	await proxy?.close();
	await store?.close();
	rmSync(folder, { recursive: true, force: true });
});

const collection = (name: string) =>
	mongoose.connection.collection<{ _id: string; state?: string }>(name);
const start = () =>
	startProduct({
		MONGODB_URI: proxy.uri,
		AUDIT_KEY,
		SMTP_URL: smtp.url,
		MAIL_FROM: 'Escalafón <avisos@ejemplo.mx>',
		ORIGIN: '',
		DATA_DIR: join(folder, 'product')
	});

/** What publishing leaves in the store: all of it, or nothing. */
async function leftOf(versionId: string) {
	const version = await collection('matrix_versions').findOne({ _id: versionId });
	return {
		state: version?.state,
		requests: await collection('acknowledgements').countDocuments({ versionId }),
		told: await collection('notifications').countDocuments({
			_id: { $regex: `^acknowledgement-requested:${versionId}:` }
		}),
		mails: await collection('outbox').countDocuments({
			_id: { $regex: `^acknowledgement-requested:${versionId}:` }
		})
	};
}
const NOTHING = { state: 'approved', requests: 0, told: 0, mails: 0 };
const ALL = { state: 'issued', requests: 2, told: 2, mails: 2 };

let round = 0;
/** An approved version that nobody has published, and the process that is to publish it. */
async function ready(): Promise<{ versionId: string; product: Product; publish: () => void }> {
	round += 1;
	smtp.received.splice(0);
	const versionId = await approved(company, CODE, {
		now: new Date(),
		content: { objective: `Atender a la gente en la ventanilla, vez ${round}.` }
	});
	const product = await start();
	const body = new URLSearchParams({
		versionId,
		effectiveFrom: new Date().toISOString().slice(0, 10)
	});
	const publish = () =>
		void fetch(new URL(`/positions/${CODE}?/publish`, product.url), {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin: product.url, accept: 'text/html' },
			body
		}).catch(() => undefined);
	return { versionId, product, publish };
}

/** SIGKILL, and whatever it still had to say is lost. */
async function killed(product: Product, until: Promise<void>): Promise<void> {
	await until;
	await product.stop();
	proxy.watch(null);
	// What the store does by itself a minute later: the dead one's open transaction is undone.
	await mongoose.connection.db?.admin().command({ killAllSessions: [] });
	smtp.steps = Object.assign(smtp.steps, {
		connect: undefined,
		bytes: undefined,
		taken: undefined
	});
}

function trigger(product: Product): { reached: Promise<void>; kill: () => void } {
	let kill = () => undefined as void;
	const reached = new Promise<void>((resolve) => {
		kill = () => {
			process.kill(product.pid, 'SIGKILL');
			resolve();
		};
	});
	return { reached, kill };
}

/** The next process, once the dead one's leases have run out. @returns the states of the messages */
async function recovered(versionId: string): Promise<string[]> {
	const past = new Date(Date.now() - 1_000).toISOString();
	await collection('outbox').updateMany({ holder: { $ne: null } }, { $set: { leaseUntil: past } });
	const product = await start();
	const mails = () =>
		collection('outbox')
			.find({ _id: { $regex: `^acknowledgement-requested:${versionId}:` } })
			.sort({ state: 1 })
			.toArray();
	await expect
		.poll(
			async () =>
				(await mails()).filter(({ state }) => !['sent', 'unsure'].includes(state ?? '')).length,
			{ timeout: 20_000, interval: 100 }
		)
		.toBe(0);
	const states = (await mails()).map(({ state }) => state ?? '');
	expect(await product.stop(), product.output()).toBe(0);
	return states;
}

const sentTo = () => smtp.received.map(({ to }) => to).sort();
const isCommit = (command: Buffer) => command.includes('commitTransaction');

/** Tells the commit of the publishing from any other: what it wrote went over the same connection before. */
function commitOfPublishing(then: 'stop' | (() => void), kill: () => void) {
	let written = false;
	return (command: Buffer): 'pass' | 'stop' | (() => void) => {
		if (command.includes('acknowledgement-requested:')) written = true;
		if (!written || !isCommit(command)) return 'pass';
		if (then !== 'stop') return then;
		kill();
		return 'stop';
	};
}

describe('a process killed while it publishes, asks and mails', { timeout: 120_000 }, () => {
	it('before the commit leaves nothing, and nobody is mailed', async () => {
		const { versionId, product, publish } = await ready();
		const { reached, kill } = trigger(product);
		proxy.watch(commitOfPublishing('stop', kill));
		publish();
		await killed(product, reached);
		expect(await leftOf(versionId)).toMatchObject(NOTHING);
		expect(await recovered(versionId)).toEqual([]);
		expect(await leftOf(versionId)).toMatchObject(NOTHING);
		expect(smtp.received).toEqual([]);
		// Whoever publishes it again is not in the way of what was never written.
		const next = await start();
		await fetch(new URL(`/positions/${CODE}?/publish`, next.url), {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin: next.url, accept: 'text/html' },
			body: new URLSearchParams({
				versionId,
				effectiveFrom: new Date().toISOString().slice(0, 10)
			})
		});
		await expect.poll(sentTo, { timeout: 10_000 }).toEqual(ASKED);
		await next.stop();
		expect(await leftOf(versionId)).toMatchObject(ALL);
	});

	it('after the commit leaves all, and each is mailed once by the next process', async () => {
		const { versionId, product, publish } = await ready();
		const { reached, kill } = trigger(product);
		proxy.watch(commitOfPublishing(kill, kill));
		publish();
		await killed(product, reached);
		expect(await leftOf(versionId)).toMatchObject(ALL);
		expect(smtp.received).toEqual([]);
		expect(await recovered(versionId)).toEqual(['sent', 'sent']);
		expect(sentTo()).toEqual(ASKED);
	});

	it('after it has claimed a message leaves it to the next, which mails each once', async () => {
		const { versionId, product, publish } = await ready();
		const { reached, kill } = trigger(product);
		smtp.steps.connect = kill;
		publish();
		await killed(product, reached);
		expect(await leftOf(versionId)).toMatchObject(ALL);
		expect(await recovered(versionId)).toEqual(['sent', 'sent']);
		expect(sentTo()).toEqual(ASKED);
	});

	it('after the mark, before a byte went out, leaves that message unsure and unsent', async () => {
		const { versionId, product, publish } = await ready();
		const { reached, kill } = trigger(product);
		proxy.watch((command) =>
			command.includes('handing-over') && command.includes('sending') ? kill : 'pass'
		);
		publish();
		await killed(product, reached);
		expect(await leftOf(versionId)).toMatchObject(ALL);
		expect(await recovered(versionId)).toEqual(['sent', 'unsure']);
		expect(smtp.received).toHaveLength(1);
	});

	it('after the mail server took a message, before that was noted, leaves it unsure: it is not sent twice', async () => {
		const { versionId, product, publish } = await ready();
		const { reached, kill } = trigger(product);
		smtp.steps.taken = kill;
		publish();
		await killed(product, reached);
		expect(await leftOf(versionId)).toMatchObject(ALL);
		expect(await recovered(versionId)).toEqual(['sent', 'unsure']);
		expect(sentTo()).toEqual(ASKED);
		expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(2);
	});

	it('leaves a trail and contents that verify', async () => {
		expect((await verifyStore()).faults).toEqual([]);
	});
});
