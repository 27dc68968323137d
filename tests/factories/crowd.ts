import type { mongo } from 'mongoose';
import type { Structure } from '../../src/lib/domain/organization/schema';
import { currentStructure } from '../../src/lib/server/services/organization/structure';
import { smallStructure, type TestCompany } from './company';

const FIRST = 10_000;

/** The small company with so many more people at its desk (ATC-02), numbered from 10001. */
export function crowdedStructure(size: number): Structure {
	const structure = smallStructure();
	const desk = structure.posts.find(({ key }) => key === 'desk');
	const [employee] = structure.employees;
	const [held] = structure.incumbencies;
	if (!desk || !employee || !held) throw new Error('the small company has changed');
	desk.headcount += size;
	for (let number = FIRST + 1; number <= FIRST + size; number += 1) {
		structure.employees.push({ ...employee, number: `${number}` });
		structure.incumbencies.push({ ...held, employee: `${number}`, post: 'desk' });
	}
	return structure;
}

/** An account with an address for each of the crowd who has none: copies, laid down past the services. */
export async function crowdAccounts(db: mongo.Db, company: TestCompany): Promise<void> {
	const users = db.collection<{ _id: string; employeeId: string | null }>('users');
	const like = await users.findOne({ _id: company.userId('boss') });
	const there = new Set((await users.find().toArray()).map(({ employeeId }) => employeeId));
	const { records } = await currentStructure();
	const made = records.employees
		.filter(({ id, number }) => Number(number) > FIRST && !there.has(id))
		.map(({ id, number }) => ({
			...like,
			_id: `user-${number}`,
			employeeId: id,
			employeeNumber: number,
			signInKeys: [number],
			email: `${number}@example.com`
		}));
	if (made.length > 0) await users.insertMany(made as never);
}
