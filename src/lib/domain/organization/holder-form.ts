import { z } from 'zod';
import { RECORD_CODE, box, readEffects } from './unit-form';

const id = z.string().max(80).default('');
const line = z.string().trim().max(300).default('');
const date = z.string().max(10).default('');

/** Somebody comes to a post: an employee of the company, or one who joins it. */
export const assignForm = z.object({
	who: z.enum(['known', 'new']).default('known'),
	/** Number of an employee, chosen or typed. */
	employee: line,
	number: line,
	givenNames: line,
	familyNames: line,
	from: date,
	/** Only for a time: an acting holder, a contract that ends. */
	lastDay: date,
	acting: box,
	/** Leaves the posts held until then. */
	leaves: box,
	confirmed: readEffects
});

export type AssignForm = z.infer<typeof assignForm>;
export type AssignFault = 'employee-missing' | 'number-invalid' | 'person-name-missing';

/** The first thing that keeps somebody from a post, or null. */
export function assignFault(form: AssignForm): AssignFault | null {
	if (form.who === 'known') return form.employee === '' ? 'employee-missing' : null;
	if (!RECORD_CODE.test(form.number)) return 'number-invalid';
	return form.givenNames === '' || form.familyNames === '' ? 'person-name-missing' : null;
}

/** Somebody goes from a post: to another one, out of it, or out of the company. */
export const LEAVING = ['move', 'end', 'leave'] as const;
export const leaveForm = z.object({
	what: z.enum(LEAVING).default('move'),
	/** The first day in the other post, or the last one in this. */
	date,
	toId: id,
	to: line,
	seen: z.string().max(16).default(''),
	confirmed: readEffects
});

export type LeaveForm = z.infer<typeof leaveForm>;
