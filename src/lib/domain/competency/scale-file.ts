import { z } from 'zod';
import { MOST_LEVELS } from './scale';

/** A scale that ships as data (profiles/scales). */
export const scaleFileSchema = z.strictObject({
	escalafon: z.literal('scale/1'),
	model: z.string().min(1).max(300),
	/** Lowest first. */
	levels: z
		.array(z.strictObject({ name: z.string().min(1).max(300), descriptor: z.string().max(1_000) }))
		.min(2)
		.max(MOST_LEVELS)
});
