import { z } from 'zod';
import type { CountryProfile, Position } from './records';

/** What a position's record says beside its code, title and matrix; each may be left out. */
export const PARTICULARS = ['family', 'grade', 'contractType', 'occupationCode'] as const;
export type Particulars = Pick<Position, (typeof PARTICULARS)[number]>;

const line = z
	.string()
	.max(300)
	.default('')
	.transform((text) => text.normalize('NFC').trim());

/** What is typed of them. */
export const particularsForm = z.object({
	family: line,
	grade: line,
	contractType: line,
	occupationCode: line
});

/** Mexico counts occupations by SINCO, El Salvador by CIUO-08: unit groups of four digits in both. */
export const OCCUPATION_CATALOGUES = {
	MX: 'SINCO',
	SV: 'CIUO-08'
} as const satisfies Record<CountryProfile, string>;

/** Whether a code can stand for an occupation in either catalogue, or says nothing. */
export const isOccupationCode = (text: string): boolean => text === '' || /^\d{4}$/.test(text);
