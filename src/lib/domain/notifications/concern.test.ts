import { expect, it } from 'vitest';
import type { Actor, Role } from '../access/actor';
import { kindsKeptFrom } from './concern';

const actor = (...roles: Role[]): Actor => ({
	userId: 'u',
	employeeId: null,
	name: '',
	roles,
	positionIds: [],
	managesPositions: ['p'],
	managesEmployees: ['e']
});

it('answers are kept from whoever is not of HR, the state of the system from who does not run it', () => {
	expect(kindsKeptFrom(actor('hr', 'administrator'))).toEqual([]);
	expect(kindsKeptFrom(actor('hr'))).toEqual(['backup-failed', 'job-failed']);
	expect(kindsKeptFrom(actor('administrator'))).toEqual(['answer-with-remarks', 'answer-refused']);
	expect(kindsKeptFrom(actor('employee', 'auditor'))).toHaveLength(4);
});
