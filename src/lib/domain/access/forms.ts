/** One schema a form, the same on both sides; faults come out as codes. */
import { z } from 'zod';
import { LOCALES, passwordFault, THEMES, type PasswordFault } from './account';

const line = z.string().trim().min(1).max(200);
const password = z.string().min(1).max(1000);

export const signInForm = z.object({ login: line, password });

export const changePasswordForm = z.object({
	current: password,
	next: password,
	again: password
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
 * What is wrong with a new password typed twice, or null.
 * @param own the person's e-mail, number and name
 * @param current the password until now, where it was asked for
 */
export function newPasswordFault(
	typed: { next: string; again: string },
	own: readonly string[],
	current?: string
): NewPasswordFault | null {
	const fault = passwordFault(typed.next, own);
	if (fault) return fault;
	if (typed.next !== typed.again) return 'different';
	return typed.next === current ? 'same' : null;
}
