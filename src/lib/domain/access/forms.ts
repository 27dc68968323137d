/** One schema a form, the same on both sides; faults come out as codes. */
import { z } from 'zod';
import { LOCALES, passwordFaults, THEMES, type PasswordFault } from './account';

const line = z.string().trim().min(1).max(200);
const password = z.string().min(1).max(1000);

export const signInForm = z.object({ login: line, password });

// What is missing is one fault among others.
const anyPassword = z.string().max(1000).catch('');
export const changePasswordForm = z.object({
	current: anyPassword,
	next: anyPassword,
	again: anyPassword
});

/** By an invitation or a reset link: only the password is new. */
export const newPasswordForm = z.object({ next: password, again: password });

/** The first administrator says who they are, too. */
export const firstAdministratorForm = newPasswordForm.extend({
	name: line,
	email: z.string().trim().max(200).pipe(z.email())
});

export const preferencesForm = z.object({
	locale: z.enum(LOCALES).optional(),
	theme: z.enum(THEMES).optional()
});

export type NewPasswordFault = PasswordFault | 'different' | 'same';

/**
 * All that is wrong with a new password typed twice; nothing where it is taken.
 * @param own the person's e-mail, number and name
 * @param current the password until now, where it was asked for
 */
export function newPasswordFaults(
	typed: { next: string; again: string },
	own: readonly string[],
	current?: string
): NewPasswordFault[] {
	const faults: NewPasswordFault[] = passwordFaults(typed.next, own);
	if (typed.next === current) faults.push('same');
	if (typed.next !== typed.again) faults.push('different');
	return faults;
}

/** What is wrong with each field of the form that changes a password. */
export interface ChangeFaults {
	current?: 'missing';
	next?: 'missing' | NewPasswordFault[];
	again?: 'missing' | 'different';
}

/** Every fault of the form that changes a password, but for whether the present one is right. */
export function changePasswordFaults(
	typed: { current: string; next: string; again: string },
	own: readonly string[]
): ChangeFaults {
	const faults = newPasswordFaults(typed, own, typed.current);
	const next = faults.filter((fault) => fault !== 'different');
	return {
		...(typed.current === '' ? { current: 'missing' as const } : {}),
		...(typed.next === '' ? { next: 'missing' as const } : next.length > 0 ? { next } : {}),
		...(typed.again === ''
			? { again: 'missing' as const }
			: faults.includes('different') && typed.next !== ''
				? { again: 'different' as const }
				: {})
	};
}
