import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Structure } from '../../../src/lib/domain/organization/schema';
import { personKey } from '../../../src/lib/server/db/audit';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { foundCompany, smallStructure, type TestCompany } from '../../factories/company';
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
async function loading(structure: Structure): Promise<Record<string, number>> {
	const hr = await company.as('hr');
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
