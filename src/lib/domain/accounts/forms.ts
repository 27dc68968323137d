/** The forms about accounts, the same on both sides. */
import { z } from 'zod';
import { ROLES } from '../access/actor';

/** How a link reaches its person; `mail` where it can, else it is shown. */
export const LINK_WAYS = ['mail', 'show'] as const;
export type LinkWay = (typeof LINK_WAYS)[number];

// The fields themselves take no more; what is longer all the same is cut rather than lost.
const text = (most: number) =>
	z
		.string()
		.transform((typed) => typed.trim().slice(0, most))
		.catch('');
const orNull = (most: number) => text(most).transform((typed) => typed || null);

/** Whose account it is; an e-mail that is none is told apart from one that is missing. */
export const detailsForm = z.object({
	name: text(200),
	email: orNull(200),
	employeeNumber: orNull(60)
});

export const rolesForm = z.object({ roles: z.array(z.enum(ROLES)).catch([]) });

export const linkForm = z.object({ way: z.enum(LINK_WAYS).catch('show') });

export const newAccountForm = z.object({
	...detailsForm.shape,
	...rolesForm.shape,
	...linkForm.shape
});

export type DetailsFault = 'name-missing' | 'email-invalid';

/** What is wrong with a name and an e-mail, or null. */
export function detailsFault(details: { name: string; email: string | null }): DetailsFault | null {
	if (details.name === '') return 'name-missing';
	if (details.email !== null && !z.email().safeParse(details.email).success) return 'email-invalid';
	return null;
}
