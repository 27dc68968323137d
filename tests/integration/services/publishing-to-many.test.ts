import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Structure } from '../../../src/lib/domain/organization/schema';
import { useMail } from '../../../src/lib/server/services/mail/mail-state';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import {
	foundCompany,
	later,
	NOW,
	smallStructure,
	type TestCompany
} from '../../factories/company';
import { approved } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

const FEW = 10;
const MANY = 60;

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany(structureOf(FEW));
	await giveAccounts();
	useMail({
		smtpUrl: 'smtp://localhost:1',
		mailFrom: 'avisos@ejemplo.mx',
		origin: 'https://rh.ejemplo.mx'
	});
});
afterAll(async () => {
	mongoose.set('debug', false);
	useMail({ smtpUrl: null, mailFrom: null, origin: '' });
	await store.close();
});

/** The small company with so many more people at its desk. */
function structureOf(size: number): Structure {
	const structure = smallStructure();
	const desk = structure.posts.find(({ key }) => key === 'desk');
	const [employee] = structure.employees;
	const [held] = structure.incumbencies;
	if (!desk || !employee || !held) throw new Error('the small company has changed');
	desk.headcount += size;
	for (let number = 1; number <= size; number += 1) {
		structure.employees.push({ ...employee, number: `${10_000 + number}` });
		structure.incumbencies.push({ ...held, employee: `${10_000 + number}`, post: 'desk' });
	}
	return structure;
}

/** An account with an address for each employee who has none: copies, laid down past the services. */
async function giveAccounts(): Promise<void> {
	const users = store.raw.collection<{ _id: string }>('users');
	const like = await users.findOne({ _id: company.userId('boss') });
	const { records } = await currentStructure();
	for (const { id, number } of records.employees) {
		if (Number(number) <= 10_000 || (await users.findOne({ employeeId: id }))) continue;
		await users.insertOne({
			...like,
			_id: `user-${number}`,
			employeeId: id,
			employeeNumber: number,
			signInKeys: [`${number}`],
			email: `${number}@example.com`
		} as never);
	}
}

/** Publishes the desk's matrix. @returns the commands that takes, by collection, and who is asked */
async function publishing(
	day: number
): Promise<{ commands: Record<string, number>; asked: number }> {
	const now = later(day);
	const versionId = await approved(company, 'ATC-02', {
		now,
		content: { objective: `Atender a los clientes en ventanilla, edición ${day}.` }
	});
	const hr = await company.as('hr', now);
	const commands: Record<string, number> = {};
	mongoose.set('debug', (collection: string, method: string) => {
		const name = `${collection}.${method}`;
		commands[name] = (commands[name] ?? 0) + 1;
	});
	const { requests } = await publishVersion(hr, versionId, {
		effectiveFrom: now.toISOString().slice(0, 10)
	});
	mongoose.set('debug', false);
	return { commands, asked: requests };
}

const inState = (state: string) =>
	store.raw.collection('acknowledgements').countDocuments({ state });

it('publishing to sixty people, over what they still owe, takes as many commands as to ten', async () => {
	await publishing(0);
	const few = await publishing(1);
	await loadStructure(await company.as('hr', NOW), structureOf(MANY));
	await giveAccounts();
	await publishing(2);
	const many = await publishing(3);
	expect(many.asked - few.asked).toBe(MANY - FEW);
	expect(many.commands).toEqual(few.commands);
	expect(await inState('requested')).toBe(many.asked);
	const mails = await store.raw
		.collection('outbox')
		.countDocuments({ createdAt: later(3).toISOString(), template: 'notification' });
	expect(mails).toBeGreaterThan(MANY);
	expect((await verifyStore()).faults).toEqual([]);
});
