import { z } from 'zod';

/** The form of a new position. What is missing is said by the service, which knows the rules. */
export const newPositionForm = z.object({
	code: z.string().trim().max(100).default(''),
	title: z.string().trim().max(300).default(''),
	unitId: z.string().max(40).default(''),
	language: z.enum(['es', 'en']).catch('es'),
	from: z.enum(['blank', 'copy']).catch('blank'),
	/** Code of the position that is copied. */
	copyOf: z.string().trim().max(100).default('')
});
export type NewPosition = z.infer<typeof newPositionForm>;
