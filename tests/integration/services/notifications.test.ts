import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationKind } from '../../../src/lib/domain/notifications/kinds';
import { FIRST_CHOICES } from '../../../src/lib/domain/notifications/notification';
import { HANDLERS } from '../../../src/lib/server/jobs/handlers';
import { mailsIn } from '../../../src/lib/server/db/outbox';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { recordOnPaper } from '../../../src/lib/server/services/acknowledgement/record-on-paper';
import { remindPeople } from '../../../src/lib/server/services/acknowledgement/remind-people';
import { readRequest } from '../../../src/lib/server/services/acknowledgement/read-request';
import { enqueueRepeating, runDueJobs } from '../../../src/lib/server/services/jobs/run-jobs';
import { deliverMail } from '../../../src/lib/server/services/mail/deliver-mail';
import { useMail } from '../../../src/lib/server/services/mail/mail-state';
import { decideVersion } from '../../../src/lib/server/services/matrix/decide-version';
import { saveChoices } from '../../../src/lib/server/services/notifications/choices';
import { listNotifications } from '../../../src/lib/server/services/notifications/list-notifications';
import {
	readAllNotifications,
	readNotification
} from '../../../src/lib/server/services/notifications/mark-read';
import { notify } from '../../../src/lib/server/services/notifications/notify';
import { forgetStructure } from '../../../src/lib/server/services/organization/structure';
import { unreadCount } from '../../../src/lib/server/services/notifications/unread-count';
import { administrator, deviceAt, storeAccount } from '../../factories/account';
import {
	foundCompany,
	later,
	NOW,
	PASSWORD,
	type CompanyPerson,
	type TestCompany
} from '../../factories/company';
import { published, seenHash, submitted } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';
import { startSmtp, type SmtpTestServer } from '../../setup/smtp';

let store: TestStore;
let company: TestCompany;
let smtp: SmtpTestServer;

beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	smtp = await startSmtp();
	useMail({
		smtpUrl: smtp.url,
		mailFrom: 'Escalafón <avisos@ejemplo.mx>',
		origin: 'https://rh.ejemplo.mx'
	});
});
afterAll(async () => {
	useMail({ smtpUrl: null, mailFrom: null, origin: '' });
	await smtp.close();
	await store.close();
});
afterEach(async () => {
	smtp.received.splice(0);
	for (const name of ['notifications', 'outbox', 'jobs', 'notification_choices'])
		await store.raw.collection(name).deleteMany({});
	// Emptied past the product: what is kept of counts is forgotten as by any telling.
	await store.raw
		.collection<{ _id: string }>('stamps')
		.updateOne({ _id: 'notifications' }, { $inc: { value: 1 } }, { upsert: true });
});

const nothing = () => Promise.resolve();
const QUIET: typeof HANDLERS = {
	'settle-requests': nothing,
	'seal-audit': nothing,
	'remind-due': nothing,
	'mail-digest': nothing,
	backup: nothing,
	'sweep-files': nothing,
	'manual-word': nothing
};
const MINUTE = 60_000;
const after = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const ctx = (now = NOW) => ({ actor: administrator, now });
const list = async (person: CompanyPerson, now = NOW) =>
	(await listNotifications(await company.as(person, now), 'es', {})).rows;
const told = async (person: CompanyPerson) => (await list(person)).map(({ title }) => title);
const deliver = (now: Date) =>
	deliverMail(
		() => now,
		() => false
	);
let event = 0;
const tell = (people: CompanyPerson[], now = NOW, kind: NotificationKind = 'version-submitted') =>
	notify(ctx(now), {
		kind,
		key: `event:${(event += 1)}`,
		userIds: people.map(company.userId),
		data: { title: `Puesto ${event}`, by: 'Hugo', device: 'Firefox' },
		href: '/positions/ATC-02?version=open'
	});

describe('the life of a version', () => {
	it('tells each whose word is next, and those who prepared it what became of it', async () => {
		const versionId = await submitted(company, 'ATC-01', { content: { title: 'Jefatura' } });
		expect(await told('hr2')).toEqual(['Por revisar: Jefatura de Atención']);
		expect(await told('director')).toEqual([]);
		const contentHash = await seenHash(company, 'ATC-01');
		const verdict = { contentHash, comments: [], outcome: 'approved' as const };
		await decideVersion(await company.as('hr2'), versionId, { ...verdict, role: 'reviewer' });
		expect(await told('director')).toEqual(['Por autorizar: Jefatura de Atención']);
		// What asked her to review is read once she has.
		expect(await unreadCount(await company.as('hr2'))).toBe(0);
		await decideVersion(await company.as('director'), versionId, {
			contentHash,
			role: 'authoriser',
			outcome: 'returned',
			comments: [{ section: 'objective', text: 'Falta el para qué.' }]
		});
		expect(await list('hr')).toMatchObject([
			{
				title: 'Te devolvieron: Jefatura de Atención',
				more: 'Irma Ríos Peña dejó 1 comentario.',
				href: '/positions/ATC-01/edit',
				read: false
			}
		]);
		await deliver(NOW);
		expect(smtp.received.map(({ to, subject }) => [to, subject])).toEqual([
			['hr2@example.com', 'Por revisar: Jefatura de Atención'],
			['director@example.com', 'Por autorizar: Jefatura de Atención'],
			['hr@example.com', 'Te devolvieron: Jefatura de Atención']
		]);
	});

	it('asks each person with a link to their own request, and tells the nearest boss', async () => {
		await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
		const [notice] = await list('ana');
		expect(notice?.title).toBe('Lee y firma tu matriz: Asistente de Ventanilla');
		const ana = await company.as('ana');
		const request = await readRequest(ana, notice?.href.split('/').at(-1) ?? '');
		expect(request.own).toBe(true);
		expect(await told('boss')).toEqual(['Se publicó la matriz de Asistente de Ventanilla']);
		expect(await told('director')).not.toContain('Se publicó la matriz de Asistente de Ventanilla');
	});
});

describe('an answer', () => {
	const requestOf = async (person: CompanyPerson) => {
		const mine = await myAcknowledgements(await company.as(person));
		return mine.find(({ state }) => state === 'requested') as NonNullable<(typeof mine)[number]>;
	};

	it('with remarks is told to who published; what asked for it is read', async () => {
		const { id, contentHash } = await requestOf('ana');
		await notify(ctx(), {
			kind: 'acknowledgement-requested',
			key: 'again',
			userIds: [company.userId('ana')],
			data: { title: 'Asistente', number: 1, dueOn: '2026-03-30' },
			href: `/acknowledgements/${id}`
		});
		const ana = await company.as('ana');
		const form = { remarks: 'El horario es otro.', witness: null, password: PASSWORD, contentHash };
		await answerAcknowledgement(ana, id, { ...form, outcome: 'with-remarks' }, deviceAt());
		expect(await told('hr')).toEqual([
			'Ana Nuñez Gil firmó con observaciones: Asistente de Ventanilla'
		]);
		expect(await told('hr2')).toEqual([]);
		expect(await unreadCount(ana)).toBe(0);
	});

	it('recorded on paper is told to the person', async () => {
		const { id } = await requestOf('luis');
		await recordOnPaper(await company.as('hr'), id, {
			outcome: 'acknowledged',
			remarks: '',
			witness: 'Berta Solís',
			on: '2026-03-16'
		});
		expect(await told('luis')).toEqual([
			'Se registró tu Enterado en papel: Asistente de Ventanilla'
		]);
	});
});

describe('reminders', () => {
	it('come three days before and on the last day, in the morning, once each', async () => {
		await published(company, 'ATC-02', {
			now: later(30),
			content: { title: 'Asistente de Ventanilla', objective: 'Atender mejor a la gente.' }
		});
		await store.raw.collection('notifications').deleteMany({});
		const [request] = await myAcknowledgements(await company.as('ana', later(30)));
		const due = request?.dueOn ?? '';
		const at = (days: number, hour: string) =>
			new Date(Date.parse(`${due}T${hour}:00Z`) - days * 24 * 60 * MINUTE);
		const remind = async (now: Date) => {
			await HANDLERS['remind-due']({}, now);
			return told('ana');
		};
		expect(await remind(at(4, '20:00'))).toEqual([]);
		expect(await remind(at(3, '12:00'))).toEqual([]);
		expect(await remind(at(3, '15:00'))).toEqual(['Falta tu Enterado: Asistente de Ventanilla']);
		expect(await remind(at(2, '15:00'))).toHaveLength(1);
		expect(await remind(at(0, '15:00'))).toHaveLength(2);
		expect(await remind(at(0, '20:00'))).toHaveLength(2);
		expect(await remind(at(-1, '15:00'))).toHaveLength(2);
	});

	it('by hand reach whoever is missing once a day, and name who has no mail', async () => {
		await store.raw
			.collection<{ _id: string }>('users')
			.updateOne({ _id: company.userId('luis') }, { $set: { email: null } });
		await store.raw
			.collection('acknowledgements')
			.updateOne(
				{ employeeId: company.employeeId('luis'), state: 'requested' },
				{ $set: { dueOn: '2026-05-04' } }
			);
		const hr = await company.as('hr', later(30));
		const left = async (day: number, person: CompanyPerson = 'hr') =>
			(await listAcknowledgements(await company.as(person, later(day)), 'ATC-02', {})).remind;
		expect(await left(30)).toEqual({ people: 2, already: 0 });
		expect(await left(30, 'auditor')).toBeNull();
		expect(await remindPeople(hr, 'ATC-02')).toEqual({
			reminded: 2,
			already: 0,
			withoutMail: ['Luis Ortiz Paz']
		});
		// Each is told their own day.
		const dayTold = async (person: CompanyPerson) =>
			(
				await store.raw.collection('notifications').findOne({
					userId: company.userId(person),
					kind: 'acknowledgement-reminder'
				})
			)?.data.dueOn;
		expect(await dayTold('luis')).toBe('2026-05-04');
		expect(await dayTold('ana')).toBe('2026-04-29');
		const boss = await company.as('boss', later(30));
		expect(await remindPeople(boss, 'ATC-02')).toMatchObject({ reminded: 0, already: 2 });
		expect(await left(30)).toEqual({ people: 0, already: 2 });
		expect(await left(31)).toEqual({ people: 2, already: 0 });
		expect(await remindPeople(await company.as('boss', later(31)), 'ATC-02')).toMatchObject({
			reminded: 2
		});
		const events = await store.raw
			.collection('audit_events')
			.countDocuments({ action: 'acknowledgements-reminded' });
		expect(events).toBe(2);
	});

	it('by hand are HR’s and the bosses’ alone', async () => {
		for (const person of ['ana', 'auditor', 'administrator'] as const)
			await expect(
				remindPeople(await company.as(person, later(30)), 'ATC-02')
			).rejects.toMatchObject({ code: 'forbidden' });
	});
});

describe('telling', () => {
	it('the same event twice tells and mails once', async () => {
		const same = {
			kind: 'version-submitted' as const,
			key: 'same',
			userIds: [company.userId('hr')],
			data: { title: 'Caja', by: 'Hugo' },
			href: '/'
		};
		expect(await notify(ctx(), same)).toEqual([company.userId('hr')]);
		expect(await notify(ctx(after(5)), same)).toEqual([]);
		expect(await told('hr')).toHaveLength(1);
		expect(await mailsIn(['queued'], 9)).toHaveLength(1);
	});

	it('tells nobody who was deactivated, and mails nobody without an address', async () => {
		const gone = await storeAccount({ password: null });
		await store.raw
			.collection<{ _id: string }>('users')
			.updateOne({ _id: gone.id }, { $set: { deactivatedAt: NOW.toISOString() } });
		const byNumber = await storeAccount({
			password: null,
			email: null,
			employee: { id: 'e-9', number: '909' }
		});
		const userIds = [gone.id, byNumber.id];
		expect(
			await notify(ctx(), { kind: 'job-failed', key: 'x', userIds, data: {}, href: '/' })
		).toEqual([byNumber.id]);
		expect(await mailsIn(['queued'], 9)).toEqual([]);
	});

	it('is over for whoever may no longer know it: neither seen, nor counted, nor mailed', async () => {
		const hr = await company.as('hr');
		await tell(['hr'], NOW, 'answer-refused');
		await saveChoices(hr, { ...FIRST_CHOICES, answers: 'at-once' });
		await tell(['hr'], NOW, 'answer-refused');
		expect(await unreadCount(hr)).toBe(2);
		const users = store.raw.collection<{ _id: string }>('users');
		const one = { _id: company.userId('hr') };
		await users.updateOne(one, { $set: { roles: ['employee'] } });
		const actor = { ...hr.actor, roles: ['employee' as const] };
		expect(await unreadCount({ actor, now: NOW })).toBe(0);
		expect((await listNotifications({ actor, now: NOW }, 'es', {})).rows).toEqual([]);
		await deliver(NOW);
		expect(smtp.received).toEqual([]);
		expect(await mailsIn(['discarded'], 5)).toHaveLength(1);
		await users.updateOne(one, { $set: { roles: ['hr', 'employee'] } });
	});

	it('counts what is unread for each, and marks one or all as read, each their own', async () => {
		await tell(['hr', 'hr2']);
		await tell(['hr']);
		const hr = await company.as('hr');
		expect(await unreadCount(hr)).toBe(2);
		const [first] = await list('hr');
		const id = first?.id ?? '';
		await readNotification(await company.as('hr2'), id);
		expect(await unreadCount(hr)).toBe(2);
		await readNotification(hr, id);
		expect(await unreadCount(hr)).toBe(1);
		const unread = await listNotifications(hr, 'es', { unread: true });
		expect([unread.total, unread.unread]).toEqual([1, 1]);
		await readNotification(hr, id, false);
		expect(await readAllNotifications(hr)).toBe(2);
		expect(await unreadCount(hr)).toBe(0);
		expect(await unreadCount(await company.as('hr2'))).toBe(1);
	});
});

describe('a flood', () => {
	it('folds what comes after the fifth message of an hour into one digest at its end', async () => {
		for (let at = 0; at < 9; at += 1) await tell(['hr'], after(at));
		await deliver(after(10));
		expect(smtp.received).toHaveLength(5);
		await runDueJobs(HANDLERS, () => after(30));
		await deliver(after(30));
		expect(smtp.received).toHaveLength(5);
		await runDueJobs(HANDLERS, () => after(60));
		await runDueJobs(HANDLERS, () => after(61));
		await deliver(after(61));
		expect(smtp.received).toHaveLength(6);
		expect(smtp.received[5]?.subject).toBe('4 avisos de Escalafón');
	});

	it('of devices is one message at once and one at the end of the hour, each with its time', async () => {
		for (let at = 0; at < 4; at += 1) await tell(['hr'], after(at * 10), 'new-device');
		await deliver(after(31));
		expect(smtp.received).toHaveLength(1);
		expect(smtp.received[0]?.text).toContain('16 mar 2026, 10:00, hora de Monterrey');
		await runDueJobs(HANDLERS, () => after(61));
		await deliver(after(61));
		expect(smtp.received).toHaveLength(2);
		expect(smtp.received[1]?.text).toContain('desde 3 dispositivos nuevos');
		expect(smtp.received[1]?.text).toContain('Firefox (16 mar 2026, 10:30)');
	});

	it('of devices is one line in the notification centre, read and unread as one', async () => {
		for (let at = 0; at < 3; at += 1) await tell(['hr'], after(at), 'new-device');
		await tell(['hr2'], NOW, 'new-device');
		await tell(['hr'], later(1), 'new-device');
		const now = later(1);
		expect((await list('hr', now)).map(({ title }) => title)).toEqual([
			'Entraron con tu cuenta desde otro dispositivo',
			'Entraron con tu cuenta desde 3 dispositivos nuevos'
		]);
		const hr = await company.as('hr', now);
		const [, folded] = await list('hr', now);
		await readNotification(hr, folded?.id ?? '');
		expect(await unreadCount(hr)).toBe(1);
		await readNotification(hr, folded?.id ?? '', false);
		expect(await unreadCount(hr)).toBe(2);
		expect(await unreadCount(await company.as('hr2', now))).toBe(1);
	});

	it('counts as the list shows it, where some are read and where all are marked', async () => {
		for (let at = 0; at < 3; at += 1) await tell(['hr'], after(at), 'new-device');
		await tell(['hr'], later(1), 'new-device');
		await tell(['hr']);
		const hr = await company.as('hr', later(1));
		const listed = await listNotifications(hr, 'es', { unread: true });
		expect([listed.rows.length, listed.unread]).toEqual([3, 3]);
		expect(await readAllNotifications(hr)).toBe(3);
		expect(await unreadCount(hr)).toBe(0);
	});

	it('leaves nothing behind that was told too late for its own digest', async () => {
		for (let at = 0; at < 6; at += 1) await tell(['hr'], after(at));
		await runDueJobs(HANDLERS, () => after(60));
		// Committed only now, for the digest that has just gone out.
		await tell(['hr'], after(6));
		await runDueJobs(HANDLERS, () => after(62));
		await deliver(after(62));
		expect(smtp.received).toHaveLength(6);
		await enqueueRepeating(after(63));
		await runDueJobs({ ...QUIET, 'mail-digest': HANDLERS['mail-digest'] }, () => after(63));
		await deliver(after(63));
		expect(smtp.received).toHaveLength(7);
	});

	it('leaves out of the digest what was read meanwhile', async () => {
		await saveChoices(await company.as('hr'), { ...FIRST_CHOICES, approvals: 'daily' });
		await tell(['hr']);
		await readAllNotifications(await company.as('hr'));
		await runDueJobs(HANDLERS, () => later(2));
		await deliver(later(2));
		expect(smtp.received).toEqual([]);
	});
});

describe('what a person chose', () => {
	it('gathers a group into one message a working day, at eight in the morning', async () => {
		await saveChoices(await company.as('hr'), { ...FIRST_CHOICES, approvals: 'daily' });
		// Friday afternoon; Monday the 16th is a holiday observed in Mexico, so Tuesday.
		const friday = new Date('2026-03-13T22:00:00Z');
		await tell(['hr'], friday);
		await tell(['hr'], friday);
		await runDueJobs(HANDLERS, () => new Date('2026-03-17T13:59:00Z'));
		await deliver(new Date('2026-03-17T13:59:00Z'));
		expect(smtp.received).toEqual([]);
		await runDueJobs(HANDLERS, () => new Date('2026-03-17T14:00:00Z'));
		await deliver(new Date('2026-03-17T14:00:00Z'));
		expect(smtp.received.map(({ subject }) => subject)).toEqual(['2 avisos de Escalafón']);
	});

	it('is mailed in the morning of their own company', async () => {
		const companies = store.raw.collection<{ _id: string }>('companies');
		const first = await companies.findOne({});
		await companies.insertOne({
			...first,
			_id: 'sv',
			code: 'SV',
			country: 'SV',
			city: 'San Salvador',
			timeZone: 'America/El_Salvador',
			holidays: [{ date: '2026-03-18', name: 'Aniversario' }]
		} as never);
		const employees = store.raw.collection<{ _id: string }>('employees');
		const inSalvador = async (companyId: unknown) => {
			await employees.updateOne({ _id: company.employeeId('ana') }, { $set: { companyId } });
			forgetStructure();
		};
		await inSalvador('sv');
		for (const person of ['ana', 'hr'] as const)
			await saveChoices(await company.as(person), { ...FIRST_CHOICES, approvals: 'daily' });
		await tell(['ana', 'hr'], new Date('2026-03-17T20:00:00Z'));
		const digests = await store.raw.collection('notifications').find({}).toArray();
		const momentOf = (person: CompanyPerson) =>
			digests.find(({ userId }) => userId === company.userId(person))?.digestAt as string;
		expect(momentOf('hr')).toBe('2026-03-18T14:00:00.000Z');
		expect(momentOf('ana')).toBe('2026-03-19T14:00:00.000Z');
		await inSalvador(first?._id);
		await companies.deleteOne({ _id: 'sv' });
		forgetStructure();
	});

	it('keeps a group out of the mail, but never what concerns the account', async () => {
		const hr = await company.as('hr');
		await saveChoices(hr, {
			acknowledgements: 'here',
			approvals: 'here',
			answers: 'here',
			operation: 'here'
		});
		await tell(['hr']);
		await tell(['hr'], NOW, 'new-device');
		await deliver(NOW);
		expect(smtp.received.map(({ subject }) => subject)).toEqual([
			'Entraron con tu cuenta desde otro dispositivo'
		]);
		expect(await unreadCount(hr)).toBe(2);
	});
});
