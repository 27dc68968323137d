import { describe, expect, it } from 'vitest';
import {
	checkRows,
	plannedRow,
	plannedRows,
	roleOf,
	type KnownPeople,
	type PlannedRow
} from './import-plan';

const table = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 1, cells }));

describe('the rows of a list', () => {
	it.each([
		['Spanish', ['Correo', 'Número de empleado', 'Rol']],
		['English', ['E-mail', 'Number', 'Roles']]
	])('are put in order by heads in %s', (_name, heads) => {
		const [row] = plannedRows(table(heads, ['ana@acme.example', '301', 'RH / Colaborador']));
		expect(row).toEqual({
			line: 2,
			number: '301',
			email: 'ana@acme.example',
			roles: ['hr', 'employee']
		});
	});

	it('are number, e-mail and roles without heads, and an employee without roles', () => {
		expect(plannedRows(table(['301', 'ana@acme.example'], ['302']))).toEqual([
			{ line: 1, number: '301', email: 'ana@acme.example', roles: ['employee'] },
			{ line: 2, number: '302', email: '', roles: ['employee'] }
		]);
	});

	it('come back from a report with a role at least', () => {
		const row = { line: 1, number: '301', email: '', roles: ['employee'] };
		expect(plannedRow.safeParse(row).success).toBe(true);
		expect(plannedRow.safeParse({ ...row, roles: [] }).success).toBe(false);
	});

	it('keep a word that is no role, so that it can be shown', () => {
		expect(roleOf('Administración')).toBe('administrator');
		expect(roleOf(' Jefa ')).toBe('Jefa');
	});
});

describe('what is wrong with a row', () => {
	const person = (id: string, given = {}) => ({
		id,
		name: `Persona ${id}`,
		left: false,
		account: false,
		...given
	});
	const known: KnownPeople = {
		employees: new Map([
			['301', person('e1')],
			['302', person('e2')],
			['303', person('e3', { account: true })],
			['304', person('e4', { left: true })],
			['305', person('e5')],
			['0871', person('e6')]
		]),
		taken: new Set(['used@acme.example', '305'])
	};
	const row = (number: string, email = '', roles = ['employee']): PlannedRow => ({
		line: 1,
		number,
		email,
		roles
	});
	const verdicts = (...rows: PlannedRow[]) => checkRows(rows, known).map(({ verdict }) => verdict);

	it.each([
		['good', row('301', 'ana@acme.example', ['hr', 'employee'])],
		['number-missing', row('')],
		['number-unknown', row('999')],
		['has-account', row('303')],
		['has-account', row('305')],
		['left', row('304')],
		['email-invalid', row('301', 'ana at acme')],
		['email-taken', row('301', 'Used@acme.example')],
		['role-unknown', row('301', '', ['king'])]
	])('%s', (verdict, given) => {
		expect(verdicts(given)).toEqual([verdict]);
	});

	it('a number or an e-mail counts once in a list', () => {
		expect(verdicts(row('301'), row('301'))).toEqual(['good', 'duplicate-number']);
		expect(verdicts(row('301', 'x@acme.example'), row('302', 'X@acme.example'))).toEqual([
			'good',
			'duplicate-email'
		]);
	});

	it('a number that lost its zeros in a spreadsheet is found all the same', () => {
		expect(checkRows([row('871'), row('0871')], known)).toMatchObject([
			{ number: '0871', verdict: 'good' },
			{ number: '0871', verdict: 'duplicate-number' }
		]);
	});

	it('is said with the name of the person', () => {
		expect(checkRows([row('301')], known)[0]).toMatchObject({ name: 'Persona e1' });
	});
});
