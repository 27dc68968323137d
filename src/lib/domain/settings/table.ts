import { z } from 'zod';
import { TERM_WORKING_DAYS } from '../acknowledgement/rules';

/** Every setting that is kept in the store: what it may be, and what holds until somebody decides. */
export const SETTINGS = {
	/** Working days to answer a request; those asked for before a change keep their date. */
	'acknowledgement-days': {
		schema: z.number().int().min(1).max(60),
		standard: TERM_WORKING_DAYS
	},
	/** Places under one holder of a post; more are a finding of the structure's checks. */
	'span-of-control': {
		schema: z.number().int().min(2).max(100),
		standard: 8
	},
	/** Months after which an edition of a manual is to be looked through again. */
	'manual-review-months': {
		schema: z.number().int().min(1).max(60),
		standard: 12
	}
} as const satisfies Record<string, { schema: z.ZodType; standard: unknown }>;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof SETTINGS)[Key]['schema']>;
