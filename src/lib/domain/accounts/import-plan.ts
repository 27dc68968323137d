/**
 * A list of people who are to get an account: how its rows are understood, and what is wrong with
 * each. Nothing of it is saved before every row is good.
 */
import { z } from 'zod';
import { signInKey } from '../access/account';
import { ROLES, type Role } from '../access/actor';
import { fold } from '../text/fold';

/** As many accounts are made in one go: one transaction, and a page that can still be read. */
export const MOST_ROWS = 2000;

/** What somebody asked for in one row; `roles` as codes, or the word that is none. */
export const plannedRow = z.object({
	line: z.number().int().min(0),
	number: z.string().max(60),
	email: z.string().max(200),
	roles: z.array(z.string().max(60)).min(1).max(10)
});
export type PlannedRow = z.infer<typeof plannedRow>;

export type RowVerdict =
	| 'good'
	| 'number-missing'
	| 'number-unknown'
	| 'left'
	| 'has-account'
	| 'email-invalid'
	| 'email-taken'
	| 'role-unknown'
	| 'duplicate-number'
	| 'duplicate-email';

export interface CheckedRow extends PlannedRow {
	verdict: RowVerdict;
	/** The employee's name; empty where the number is nobody's. */
	name: string;
}

/** What is known of the people and accounts that rows speak of. */
export interface KnownPeople {
	/** By number. */
	employees: ReadonlyMap<string, { id: string; name: string; left: boolean; account: boolean }>;
	/** What signs in already, comparable as `signInKey` makes it. */
	taken: ReadonlySet<string>;
}

const ROLE_WORDS: Record<Role, string[]> = {
	administrator: ['administrator', 'administrador', 'administradora', 'administracion', 'admin'],
	hr: ['hr', 'rh', 'rrhh', 'recursos humanos', 'human resources'],
	employee: ['employee', 'empleado', 'empleada', 'colaborador', 'colaboradora'],
	auditor: ['auditor', 'auditora', 'auditoria', 'audit']
};

/** The role that a word of a list means; the word itself where it means none. */
export function roleOf(word: string): string {
	const key = fold(word);
	return ROLES.find((role) => ROLE_WORDS[role].includes(key)) ?? word.trim();
}

const HEADS = {
	number: ['numero', 'numero de empleado', 'no', 'no.', 'num', 'number', 'employee number'],
	email: ['correo', 'correo electronico', 'email', 'e-mail', 'mail'],
	roles: ['roles', 'rol', 'role', 'perfil']
};

/**
 * The rows of a table of texts. A first row that names its columns, in Spanish or English, says
 * their order; without one it is number, e-mail, roles. Whoever is given no role is an employee.
 */
export function plannedRows(
	table: readonly { line: number; cells: readonly string[] }[]
): PlannedRow[] {
	const [first, ...rest] = table;
	const heads = first?.cells.map((cell) => fold(cell)) ?? [];
	const place = (words: readonly string[]) => heads.findIndex((head) => words.includes(head));
	const found = {
		number: place(HEADS.number),
		email: place(HEADS.email),
		roles: place(HEADS.roles)
	};
	const headed = found.number >= 0;
	const at = headed ? found : { number: 0, email: 1, roles: 2 };
	return (headed ? rest : table).map(({ line, cells }) => ({
		line,
		number: (cells[at.number] ?? '').slice(0, 60),
		email: (cells[at.email] ?? '').slice(0, 200),
		roles: rolesIn(cells[at.roles] ?? '')
	}));
}

function rolesIn(text: string): string[] {
	const words = text.split(/[,;/|+]/).filter((word) => word.trim() !== '');
	return words.length === 0 ? ['employee'] : [...new Set(words.map(roleOf))].slice(0, 10);
}

const email = z.email();

const bare = (number: string) => number.replace(/^0+(?=.)/, '');

/** Spreadsheets drop zeros at the beginning of a number: who is meant where only one can be. */
function numbersByBare({ employees }: KnownPeople): (number: string) => string {
	const whole = new Map<string, string | null>();
	for (const number of employees.keys())
		whole.set(bare(number), whole.has(bare(number)) ? null : number);
	return (number) => (employees.has(number) ? number : (whole.get(bare(number)) ?? number));
}

/** Every row with what is wrong with it, in the order of the rows. */
export function checkRows(rows: readonly PlannedRow[], known: KnownPeople): CheckedRow[] {
	const numbers = new Set<string>();
	const emails = new Set<string>();
	const wholeNumber = numbersByBare(known);
	return rows.map((given) => {
		const row = { ...given, number: wholeNumber(given.number) };
		const employee = known.employees.get(row.number);
		const mail = signInKey(row.email);
		const verdict = ((): RowVerdict => {
			if (row.number === '') return 'number-missing';
			if (!employee) return 'number-unknown';
			if (numbers.has(row.number)) return 'duplicate-number';
			if (employee.account) return 'has-account';
			if (employee.left) return 'left';
			if (row.email !== '' && !email.safeParse(row.email).success) return 'email-invalid';
			if (row.email !== '' && emails.has(mail)) return 'duplicate-email';
			if (row.email !== '' && known.taken.has(mail)) return 'email-taken';
			if (known.taken.has(signInKey(row.number))) return 'has-account';
			if (row.roles.some((role) => !ROLES.includes(role as Role))) return 'role-unknown';
			return 'good';
		})();
		numbers.add(row.number);
		if (mail !== '') emails.add(mail);
		return { ...row, verdict, name: employee?.name ?? '' };
	});
}
