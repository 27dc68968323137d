import { z } from 'zod';

/**
 * Official holidays of a country as data (profiles/holidays): dates are computed by rules, so that
 * a file holds for every year. `every`/`from` limit a rule to some years.
 */
const month = z.number().int().min(1).max(12);
const day = z.number().int().min(1).max(31);

const name = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });
const shared = {
	name,
	/** Only in years from this one on, every so many years: { from: 2024, every: 6 }. */
	years: z
		.strictObject({ from: z.number().int(), every: z.number().int().min(1).default(1) })
		.optional(),
	/** Only in these places; without it in the whole country. */
	places: z.array(z.string().min(1)).optional()
};

export const holidayRuleSchema = z.discriminatedUnion('rule', [
	z.strictObject({ rule: z.literal('fixed'), month, day, ...shared }),
	/** The first, second… Monday (weekday 1) of a month. Sunday is 0. */
	z.strictObject({
		rule: z.literal('weekday'),
		month,
		weekday: z.number().int().min(0).max(6),
		nth: z.number().int().min(1).max(5),
		...shared
	}),
	/** Days from Easter Sunday: -2 is Good Friday. */
	z.strictObject({ rule: z.literal('easter'), offset: z.number().int(), ...shared }),
	/** Single dates, such as election days once they are called. */
	z.strictObject({ rule: z.literal('dates'), dates: z.array(z.iso.date()), ...shared })
]);

export const holidayProfileSchema = z.strictObject({
	escalafon: z.literal('holidays/1'),
	country: z.enum(['MX', 'SV']),
	/** The law that names them, as people cite it. */
	source: z.string().min(1),
	/** Days of the week without work; 0 is Sunday. */
	weekend: z.array(z.number().int().min(0).max(6)).default([0, 6]),
	holidays: z.array(holidayRuleSchema)
});

export type HolidayRule = z.infer<typeof holidayRuleSchema>;
export type HolidayProfile = z.infer<typeof holidayProfileSchema>;
