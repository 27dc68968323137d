import { m } from '$lib/i18n/paraglide/messages';
import type { Command } from './command';

/** Every command with its options and what it is for, then the exit codes. */
export function helpText(commands: Record<string, Command>, locale: 'es' | 'en'): string {
	const told = { locale };
	const lines = Object.values(commands).flatMap(({ usage, summary }) => [
		`  npm run cli -- ${usage}`,
		`      ${summary(locale)}`
	]);
	return [
		m.cli_help_head({}, told),
		'',
		...lines,
		'',
		m.cli_help_json({}, told),
		m.cli_help_settings({}, told),
		m.cli_help_exit({}, told)
	].join('\n');
}
