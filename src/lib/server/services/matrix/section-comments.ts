import { z } from 'zod';
import { SECTIONS } from '$lib/domain/matrix/vocabulary';

/** Comments of a verdict, empty ones left out. */
export const sectionCommentsSchema = z
	.array(z.strictObject({ section: z.enum(SECTIONS), text: z.string().trim().max(4000) }))
	.max(100)
	.transform((comments) => comments.filter(({ text }) => text !== ''));
