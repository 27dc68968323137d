import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Structure } from '../../../src/lib/domain/organization/schema';
import { personKey } from '../../../src/lib/server/db/audit';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { foundCompany, later, smallStructure, type TestCompany } from '../../factories/company';
import { crowdAccounts } from '../../factories/crowd';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

const FEW = 10;
const MANY = 60;

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany(deskOf(0, 0));
});
afterAll(async () => {
	mongoose.set('debug', false);
	await store.close();
});

/** The small company with room at its desk, and so many more people there, numbered from `first` on. */
function deskOf(size: number, first: number, familyNames = 'Vela Ruiz'): Structure {
	const structure = smallStructure();
	const desk = structure.posts.find(({ key }) => key === 'desk');
	const [employee] = structure.employees;
	const [held] = structure.incumbencies;
	if (!desk || !employee || !held) throw new Error('the small company has changed');
	desk.headcount = 1_000;
	for (let number = first; number < first + size; number += 1) {
		structure.employees.push({ ...employee, number: `${number}`, familyNames });
		structure.incumbencies.push({ ...held, employee: `${number}`, post: 'desk' });
	}
	return structure;
}

/** Loads a file. @returns the commands that takes, by collection */
async function loading(structure: Structure, now?: Date): Promise<Record<string, number>> {
	const hr = await company.as('hr', now);
	const commands: Record<string, number> = {};
	mongoose.set('debug', (collection: string, method: string) => {
		const name = `${collection}.${method}`;
		commands[name] = (commands[name] ?? 0) + 1;
	});
	await loadStructure(hr, structure);
	mongoose.set('debug', false);
	return commands;
}

const employees = () => store.raw.collection<{ _id: string; number: string }>('employees');

it('sixty people take as many commands as ten, whether they are new or changed', async () => {
	const few = await loading(deskOf(FEW, 2_000));
	expect(await loading(deskOf(MANY, 3_000))).toEqual(few);
	const fewRenamed = await loading(deskOf(FEW, 2_000, 'Ríos Paz'));
	expect(await loading(deskOf(MANY, 3_000, 'Ríos Paz'))).toEqual(fewRenamed);
	const renamed = await employees().find({ familyNames: 'Ríos Paz' }).toArray();
	expect(renamed).toHaveLength(FEW + MANY);
	for (const { _id, number } of renamed) {
		expect(await employees().findOne({ _id })).toMatchObject({
			nameKey: 'irma rios paz',
			searchKey: `${number} irma rios paz`
		});
		expect(await personKey(_id)).toBeInstanceOf(Uint8Array);
	}
	expect((await verifyStore()).faults).toEqual([]);
});

const codeOf = (number: number) => `EXT-${number}`;

/** So many positions beside the small company's, each with a post, and an employee who may hold it. */
function positionsOf(size: number, first: number, held: boolean): Structure {
	const structure = deskOf(0, 0);
	const [position] = structure.positions;
	const [employee] = structure.employees;
	const desk = structure.posts.find(({ key }) => key === 'desk');
	const [stay] = structure.incumbencies;
	if (!position || !employee || !desk || !stay) throw new Error('the small company has changed');
	for (let number = first; number < first + size; number += 1) {
		const code = codeOf(number);
		structure.positions.push({ ...position, code, title: `Puesto ${code}`, aliases: [] });
		structure.posts.push({ ...desk, key: code, position: code });
		structure.employees.push({ ...employee, number: `${number}` });
		if (held) structure.incumbencies.push({ ...stay, employee: `${number}`, post: code });
	}
	return structure;
}

/** Gives each of these positions a version in force: copies of a real one, laid down past the services. */
async function issue(size: number, first: number): Promise<void> {
	const versions = store.raw.collection<{ _id: string }>('matrix_versions');
	const like = await versions.findOne({ state: 'issued' });
	for (let number = first; number < first + size; number += 1) {
		const position = await store.raw.collection('positions').findOne({ code: codeOf(number) });
		const copy = { ...like, _id: `issued-${number}`, positionId: String(position?._id) };
		await versions.insertOne(copy as never);
	}
}

it('joiners of sixty positions are asked with as many commands as those of ten', async () => {
	await published(company, 'ATC-02');
	const sizes = [FEW, MANY] as const;
	for (const size of sizes) {
		await loading(positionsOf(size, 11_000 * size, false));
		await issue(size, 11_000 * size);
	}
	await crowdAccounts(store.raw, company);
	const [few, many] = [
		await loading(positionsOf(FEW, 11_000 * FEW, true), later(1)),
		await loading(positionsOf(MANY, 11_000 * MANY, true), later(1))
	];
	expect(few['acknowledgements.insertMany']).toBe(1);
	expect(many).toEqual(few);
	const versionId = { $regex: '^issued-' };
	expect(await store.raw.collection('acknowledgements').countDocuments({ versionId })).toBe(
		FEW + MANY
	);
	const told = await store.raw
		.collection<{ _id: string; data: { code: string } }>('notifications')
		.find({ _id: { $regex: '^acknowledgement-requested:issued-' } })
		.toArray();
	expect(new Set(told.map(({ data }) => data.code)).size).toBe(FEW + MANY);
});
