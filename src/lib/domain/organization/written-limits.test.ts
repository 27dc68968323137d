import { describe, expect, it } from 'vitest';
import { postForm } from './post-form';
import { scenarioChangeForm } from './scenario-form';
import { structureFileSchema } from './schema';
import { unitForm } from './unit-form';
import { WRITTEN } from './written-limits';

const fitsFile = (name: string) =>
	structureFileSchema.safeParse({
		escalafon: 'structure/1',
		units: [{ code: 'N', name, kind: 'área', company: 'C', from: '2026-01-01' }]
	}).success;

describe('the most letters of a text of the structure', () => {
	it.each([
		['a unit', (name: string) => unitForm.safeParse({ name }).success],
		['a post', (workplace: string) => postForm.safeParse({ workplace }).success],
		[
			'a trial',
			(name: string) =>
				scenarioChangeForm.safeParse({ kind: 'add-unit', revision: 1, name }).success
		],
		['a file', fitsFile]
	])('are the same for %s', (_, fits) => {
		expect(fits('x'.repeat(WRITTEN.line))).toBe(true);
		expect(fits('x'.repeat(WRITTEN.line + 1))).toBe(false);
	});
});
