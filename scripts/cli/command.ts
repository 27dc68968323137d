import type { Settings } from '$lib/server/settings';

/** How the command ends; `help` explains the numbers. */
export const EXIT = { ok: 0, refused: 1, usage: 2, noStore: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command may be told after its name. */
export interface Invocation {
	/** What stands after the command's name, options aside. */
	words: string[];
	options: Record<string, string | boolean | undefined>;
	settings: Settings;
	locale: 'es' | 'en';
	/** One paragraph for people; silent under `--json`. */
	say: (text: string) => void;
	/** One fault, on standard error. */
	complain: (text: string) => void;
	/** The whole result, for scripts; printed under `--json` alone. */
	give: (result: unknown) => void;
}

export interface Command {
	/** As it is typed, options included: `matrix import FILE… [--dry-run]`. */
	usage: string;
	/** What it is for, in one line. */
	summary: (locale: 'es' | 'en') => string;
	/** Options with a value, and those that are simply said. */
	values?: readonly string[];
	flags?: readonly string[];
	/** Fewest and most words after the name. */
	takes: readonly [least: number, most: number];
	/** Whether it wants the store open; `alone` ones open it themselves. */
	store: 'open' | 'alone' | 'none';
	run: (invocation: Invocation) => Promise<ExitCode>;
}

/** A wrong use of a command, in one sentence; ends with `usage`. */
export class UsageError extends Error {
	override name = 'UsageError';
}

export function textOption(invocation: Invocation, name: string): string | undefined {
	const value = invocation.options[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}
