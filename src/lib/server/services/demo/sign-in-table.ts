import { m } from '$lib/i18n/paraglide/messages';
import type { DemonstrationRole, LoadedDemonstration } from './load-demonstration';

type Locale = 'es' | 'en';

const WORDS: Record<DemonstrationRole, (told: { locale: Locale }) => string> = {
	hr: (told) => m.cli_demo_hr({}, told),
	manager: (told) => m.cli_demo_manager({}, told),
	director: (told) => m.cli_demo_director({}, told),
	employee: (told) => m.cli_demo_employee({}, told),
	administrator: (told) => m.cli_demo_administrator({}, told),
	auditor: (told) => m.cli_demo_auditor({}, told)
};

/** What was loaded and who may sign in, a line each: part, name, sign-in, password. */
export function signInTable(loaded: LoadedDemonstration, locale: Locale): string {
	const told = { locale };
	const rows = loaded.signIns.map(({ as, name, login, password }) => [
		WORDS[as](told),
		name,
		login,
		password
	]);
	const widths = [0, 1, 2].map((column) =>
		Math.max(...rows.map((row) => [...(row[column] ?? '')].length))
	);
	const lines = rows.map(
		(row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`
	);
	const { company, people, positions } = loaded;
	return [
		m.cli_start_demo({ company, people, positions }, told),
		'',
		...lines,
		'',
		m.cli_start_demo_once({}, told),
		''
	].join('\n');
}
