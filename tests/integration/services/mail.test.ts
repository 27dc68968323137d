import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailState, OutboxMail } from '../../../src/lib/domain/mail/outbox';
import { storePreferences } from '../../../src/lib/server/db/accounts/users';
import { mailById } from '../../../src/lib/server/db/outbox';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { deactivateAccount } from '../../../src/lib/server/services/accounts/deactivate-account';
import { useAuditKey } from '../../../src/lib/server/services/audit/audit-key';
import { fromFor } from '../../../src/lib/server/services/mail/compose';
import { deliverMail } from '../../../src/lib/server/services/mail/deliver-mail';
import { holdOutbox, releaseOutbox } from '../../../src/lib/server/services/mail/hold-outbox';
import { mailHealth } from '../../../src/lib/server/services/mail/mail-health';
import { useMail } from '../../../src/lib/server/services/mail/mail-state';
import { queueMail, type NewMail } from '../../../src/lib/server/services/mail/queue-mail';
import { readMailPage } from '../../../src/lib/server/services/mail/read-mail-page';
import { sendTest } from '../../../src/lib/server/services/mail/send-test';
import { administrator, storeAccount } from '../../factories/account';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';
import { smtpAnswer, startSmtp, type SmtpTestServer } from '../../setup/smtp';

const FROM = 'Escalafón <avisos@ejemplo.mx>';
const ORIGIN = 'https://rh.ejemplo.mx';
const MINUTE = 60_000;

let store: TestStore;
let company: TestCompany;
let smtp: SmtpTestServer;
let made = 0;

const configure = (smtpUrl: string | null) =>
	useMail({ smtpUrl, mailFrom: smtpUrl && FROM, origin: ORIGIN });

beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(async () => {
	configure(null);
	await store.close();
});
beforeEach(async () => {
	smtp = await startSmtp();
	configure(smtp.url);
});
afterEach(async () => {
	await smtp.close();
	await store.raw.collection('outbox').deleteMany({});
	await store.raw.collection('outbox_holds').deleteMany({});
});

const ctx = (now = NOW) => ({ actor: administrator, now });
const send = (now = NOW) =>
	deliverMail(
		() => now,
		() => false
	);
const afterMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

async function queued(given: Partial<NewMail> = {}): Promise<string> {
	made += 1;
	const key = given.key ?? `test:${made}`;
	const to = given.to ?? { userId: company.userId('ana') };
	await queueMail(ctx(), { template: 'test', data: {}, ...given, key, to });
	return key;
}
const mail = async (key: string): Promise<OutboxMail> => {
	const found = await mailById(key);
	if (!found) throw new Error(`no message ${key}`);
	return found;
};
const stateOf = async (key: string): Promise<MailState> => (await mail(key)).state;

describe('a message in the outbox', () => {
	it('goes out once, from whom the settings say, with an id of its own', async () => {
		const key = await queued();
		await send();
		await send(later(1));
		expect(smtp.received).toHaveLength(1);
		expect(smtp.received[0]).toMatchObject({
			from: 'avisos@ejemplo.mx',
			to: 'ana@example.com',
			subject: 'Correo de prueba de Escalafón'
		});
		expect(smtp.received[0]?.messageId).toMatch(/^<[0-9a-f]{32}@rh\.ejemplo\.mx>$/);
		expect(smtp.received[0]?.text).toContain('Hola, Ana:');
		expect(await mail(key)).toMatchObject({ state: 'sent', fault: null, holder: null });
	});

	it('is laid down once under its key, and only if the transaction is committed', async () => {
		const key = await queued();
		await queued({ key });
		const undone = withTransaction(async () => {
			await queued({ key: 'undone' });
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await send();
		expect(smtp.received).toHaveLength(1);
		expect(await mailById('undone')).toBeNull();
	});

	it('is not laid down where mail is not configured', async () => {
		configure(null);
		expect(await mailById(await queued())).toBeNull();
	});

	it('speaks the language of its reader', async () => {
		const userId = company.userId('luis');
		await storePreferences(userId, { locale: 'en' });
		await queued({ to: { userId } });
		await send();
		expect(smtp.received[0]?.subject).toBe('Test mail from Escalafón');
		expect(smtp.received[0]?.text).toContain('Hello Luis,');
	});

	it('goes to the address that the account has when it is sent; to nobody who was deactivated', async () => {
		const account = await storeAccount({ password: null });
		const key = await queued({ to: { userId: account.id } });
		await deactivateAccount(ctx(), account.id);
		await send();
		expect(smtp.received).toEqual([]);
		expect(await mail(key)).toMatchObject({ state: 'discarded', fault: { code: 'no-address' } });
	});
});

describe('whom a message comes from', () => {
	it.each([
		['avisos@ejemplo.mx', 'Tarjetas del Norte', 'avisos@ejemplo.mx'],
		['<avisos@ejemplo.mx>', 'Tarjetas del Norte', 'avisos@ejemplo.mx'],
		['RH <avisos@ejemplo.mx>', 'RH', 'avisos@ejemplo.mx'],
		['"RH, México" <avisos@ejemplo.mx>', 'RH, México', 'avisos@ejemplo.mx']
	])('%s is %s', (from, name, address) => {
		expect(fromFor(from, 'Tarjetas del Norte')).toEqual({ name, address });
	});

	it('is the company, where the settings name nobody', async () => {
		useMail({ smtpUrl: smtp.url, mailFrom: 'avisos@ejemplo.mx', origin: ORIGIN });
		await queued();
		await send();
		expect(smtp.received[0]?.sender).toMatch(/^"?.+"? <avisos@ejemplo\.mx>$/);
	});
});

describe('a link in a message', () => {
	const link = (key: string) => queued({ key, template: 'reset', secret: 'ficha-de-un-solo-uso' });

	it('is encrypted at rest, sent, and then erased', async () => {
		await link('reset:1');
		const stored = JSON.stringify(await store.raw.collection('outbox').find().toArray());
		expect(stored).not.toContain('ficha-de-un-solo-uso');
		await send();
		expect(smtp.received[0]?.text).toContain(`${ORIGIN}/setup/ficha-de-un-solo-uso`);
		expect((await mail('reset:1')).secret).toBeNull();
	});

	it('is given up and erased where the key that sealed it is gone', async () => {
		await link('reset:2');
		useAuditKey({ auditKey: 'otra llave de al menos treinta y dos', dataDir: store.dataDir });
		await send();
		useAuditKey({ auditKey: null, dataDir: store.dataDir });
		expect(await mail('reset:2')).toMatchObject({
			state: 'failed',
			secret: null,
			fault: { code: 'secret-lost' }
		});
	});
});

describe('a mail server', () => {
	it('that asks to wait gets the message later, after pauses that grow', async () => {
		const key = await queued();
		const answers = [smtpAnswer(451, 'Try again later'), smtpAnswer(421, 'Too busy')];
		smtp.steps.recipient = () => {
			const answer = answers.shift();
			if (answer) throw answer;
		};
		await send();
		expect(await mail(key)).toMatchObject({
			state: 'queued',
			tries: 1,
			nextAt: afterMinutes(1).toISOString(),
			fault: { code: 'busy', detail: expect.stringContaining('Try again later') }
		});
		await send(afterMinutes(0.5));
		expect((await mail(key)).tries).toBe(1);
		await send(afterMinutes(1));
		expect((await mail(key)).nextAt).toBe(afterMinutes(6).toISOString());
		await send(afterMinutes(6));
		expect(await stateOf(key)).toBe('sent');
		expect(smtp.received).toHaveLength(1);
	});

	it('that refuses a message ends it with its words, and the next one goes out', async () => {
		const refused = await queued({
			template: 'invite',
			secret: 'ficha',
			to: { address: 'no@example.com' }
		});
		const next = await queued();
		smtp.steps.recipient = (address) => {
			if (address === 'no@example.com') throw smtpAnswer(550, 'No such user here');
		};
		await send();
		expect(await mail(refused)).toMatchObject({
			state: 'failed',
			secret: null,
			fault: { code: 'refused', detail: expect.stringContaining('No such user here') }
		});
		expect(await stateOf(next)).toBe('sent');
	});

	it('is never offered an address that is none, and the next message goes out', async () => {
		const bad = await queued({ to: { address: 'ana<x>@example.com' } });
		const next = await queued();
		await send();
		expect(await mail(bad)).toMatchObject({ state: 'failed', fault: { code: 'refused' } });
		expect(await stateOf(next)).toBe('sent');
	});

	it('that refuses after the whole message has come ends it too', async () => {
		const key = await queued();
		smtp.steps.taken = () => {
			throw smtpAnswer(554, 'Looks like spam');
		};
		await send();
		expect(await mail(key)).toMatchObject({ state: 'failed', fault: { code: 'refused' } });
	});

	it('that cannot be reached holds up every message and loses none', async () => {
		const keys = [await queued(), await queued()];
		await smtp.close();
		await send();
		const [first, second] = await Promise.all(keys.map(mail));
		expect(first).toMatchObject({ state: 'queued', tries: 1, fault: { code: 'unreachable' } });
		expect(second).toMatchObject({
			state: 'queued',
			tries: 0,
			nextAt: afterMinutes(1).toISOString()
		});
		smtp = await startSmtp({}, smtp.port);
		await send(afterMinutes(1));
		expect(smtp.received).toHaveLength(2);
	});

	it('that is down is told by the state of the system until something goes out again', async () => {
		await queued();
		await send();
		expect(await mailHealth(afterMinutes(1))).toMatchObject({ state: 'good', failing: null });
		await smtp.close();
		await queued();
		await send(afterMinutes(2));
		const failing = { at: afterMinutes(2).toISOString(), fault: 'unreachable' };
		expect(await mailHealth(afterMinutes(3))).toMatchObject({ state: 'warning', failing });
		// Newer messages behind it do not make the queue look young.
		await queueMail(ctx(afterMinutes(20)), {
			key: 'young',
			to: { userId: company.userId('ana') },
			template: 'test',
			data: {}
		});
		expect(await mailHealth(afterMinutes(20))).toMatchObject({ state: 'bad', failing });
		smtp = await startSmtp({}, smtp.port);
		await send(afterMinutes(30));
		expect(await mailHealth(afterMinutes(31))).toMatchObject({ state: 'good', failing: null });
	});

	it('that fails a test message is down, until one goes out', async () => {
		const test = (now: Date) => sendTest(ctx(now), 'ana@ejemplo.mx', 'es');
		await smtp.close();
		expect(await test(NOW)).toMatchObject({ sent: false });
		const failing = { at: NOW.toISOString(), fault: 'unreachable' };
		const health = await mailHealth(afterMinutes(1));
		expect(health).toMatchObject({ state: 'warning', failing, failed: 0, queued: 0 });
		const page = await readMailPage(ctx(afterMinutes(1)), 'es');
		expect(page.failing?.reason).toContain('No se pudo llegar al servidor de correo');
		expect(page.mails).toEqual([]);
		smtp = await startSmtp({}, smtp.port);
		expect(await test(afterMinutes(2))).toEqual({ sent: true });
		expect(await mailHealth(afterMinutes(3))).toMatchObject({ state: 'good', failing: null });
		const kept = await store.raw.collection('outbox').find({}).toArray();
		expect(kept.map(({ address, secret, expiresAt }) => [address, secret, expiresAt])).toEqual([
			[null, null, new Date(NOW.getTime() + 30 * 24 * 60 * MINUTE)],
			[null, null, new Date(NOW.getTime() + (30 * 24 * 60 + 2) * MINUTE)]
		]);
	});

	it('that refuses the address of a test message says nothing of itself', async () => {
		smtp.steps.recipient = () => {
			throw smtpAnswer(550, 'no such user');
		};
		expect(await sendTest(ctx(), 'ana@ejemplo.mx', 'es')).toMatchObject({ sent: false });
		expect(await mailHealth(NOW)).toMatchObject({ state: 'good', failing: null });
	});

	it('that offers no TLS where it is asked for is told apart in words', async () => {
		configure(smtp.url.replace('smtp:', 'smtps:'));
		const key = await queued();
		await send();
		expect(await mail(key)).toMatchObject({ state: 'queued', fault: { code: 'insecure' } });
	});

	it('whose certificate nobody vouches for gets no message', async () => {
		await smtp.close();
		smtp = await startSmtp({ disabledCommands: ['AUTH'] });
		configure(smtp.url);
		const key = await queued();
		await send();
		expect(await mail(key)).toMatchObject({ state: 'queued', fault: { code: 'insecure' } });
		expect(smtp.received).toEqual([]);
	});

	it('that does not take the password is told apart in words', async () => {
		await smtp.close();
		smtp = await startSmtp({
			disabledCommands: ['STARTTLS'],
			allowInsecureAuth: true,
			onAuth: (_auth, _session, done) => done(new Error('Invalid username or password'))
		});
		configure(smtp.url.replace('//', '//avisos:clave@'));
		const key = await queued();
		await send();
		expect(await mail(key)).toMatchObject({ state: 'queued', fault: { code: 'sign-in' } });
	});

	it('that hangs up while the message is on its way leaves it unsure: it is not sent again', async () => {
		const key = await queued();
		smtp.steps.bytes = () => smtp.hangUp();
		await send();
		expect(await mail(key)).toMatchObject({ state: 'unsure', fault: { code: 'cut-off' } });
		smtp.steps.bytes = () => undefined;
		const taken = smtp.received.length;
		await send(later(1));
		expect(smtp.received).toHaveLength(taken);
		expect(await mailHealth(NOW)).toMatchObject({ state: 'warning', unsure: 1 });
	});

	it('that hangs up before the message is on its way gets it later', async () => {
		const key = await queued();
		smtp.steps.recipient = () => smtp.hangUp();
		await send();
		expect(await stateOf(key)).toBe('queued');
		smtp.steps.recipient = () => undefined;
		await send(afterMinutes(1));
		expect(smtp.received).toHaveLength(1);
	});
});

describe('a process that died', () => {
	const left = (key: string, state: MailState) =>
		store.raw
			.collection<{ _id: string }>('outbox')
			.updateOne(
				{ _id: key },
				{ $set: { state, holder: 'another', tries: 1, leaseUntil: afterMinutes(2).toISOString() } }
			);

	it('before it handed a message over leaves it to another, once its lease has run out', async () => {
		const key = await queued();
		await left(key, 'sending');
		await send(afterMinutes(1));
		expect(await stateOf(key)).toBe('sending');
		await send(afterMinutes(3));
		expect(await mail(key)).toMatchObject({ state: 'sent', tries: 2 });
	});

	it('each time before it handed a message over leaves it given up, not tried for ever', async () => {
		const key = await queued();
		await left(key, 'sending');
		await store.raw
			.collection<{ _id: string }>('outbox')
			.updateOne({ _id: key }, { $set: { tries: 8 } });
		await send(afterMinutes(10));
		expect(await mail(key)).toMatchObject({ state: 'failed', fault: { code: 'unexpected' } });
		expect(smtp.received).toEqual([]);
	});

	it('that another has taken over meanwhile is not sent, and the next one goes out at once', async () => {
		const lost = await queued();
		const next = await queued({ to: { userId: company.userId('luis') } });
		smtp.steps.recipient = async () => {
			smtp.steps.recipient = undefined;
			await left(lost, 'sending');
		};
		await send();
		expect(smtp.received.map(({ to }) => to)).toEqual(['luis@example.com']);
		expect(await mail(lost)).toMatchObject({ state: 'sending', holder: 'another' });
		expect(await stateOf(next)).toBe('sent');
	});

	it('while it handed one over leaves it unsure', async () => {
		const key = await queued();
		await left(key, 'handing-over');
		await send(afterMinutes(1));
		expect(await stateOf(key)).toBe('handing-over');
		await send(afterMinutes(3));
		expect(await stateOf(key)).toBe('unsure');
		expect(smtp.received).toEqual([]);
	});
});

describe('a held outbox', () => {
	it('sends nothing until it is released; what is old may be given up', async () => {
		const old = await queued();
		await holdOutbox({ actor: administrator, now: NOW }, 'restore');
		await send();
		expect(smtp.received).toEqual([]);
		expect(await mailHealth(NOW)).toMatchObject({ heldSince: NOW.toISOString(), queued: 1 });
		await queueMail(ctx(afterMinutes(5)), {
			key: 'newer',
			to: { userId: company.userId('ana') },
			template: 'test',
			data: {}
		});
		expect(await releaseOutbox(ctx(afterMinutes(6)), { old: 'discard' })).toBe(1);
		await send(afterMinutes(7));
		expect(smtp.received).toHaveLength(1);
		expect([await stateOf(old), await stateOf('newer')]).toEqual(['discarded', 'sent']);
	});

	it('sends what is old too where that is wanted', async () => {
		const old = await queued();
		await holdOutbox({ actor: administrator, now: NOW }, 'administrator');
		expect(await releaseOutbox(ctx(), { old: 'send' })).toBe(0);
		await send();
		expect(await stateOf(old)).toBe('sent');
	});

	it('is nobody’s to hold or release but an administrator’s', async () => {
		const hr = await company.as('hr');
		await expect(holdOutbox(hr, 'administrator')).rejects.toMatchObject({ code: 'forbidden' });
		await expect(releaseOutbox(hr, { old: 'send' })).rejects.toMatchObject({ code: 'forbidden' });
	});
});
