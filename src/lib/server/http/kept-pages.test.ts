import { expect, it } from 'vitest';
import { inQuarterOf } from './kept-pages';

it('a request that began before the quarter of its answer is another quarter’s', () => {
	const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);
	const midnight = at('06:15:00.000');
	expect(inQuarterOf(at('05:59:59.999'), midnight)).toBe(false);
	expect(inQuarterOf(at('06:00:00.000'), midnight)).toBe(true);
	expect(inQuarterOf(at('06:14:59.999'), midnight)).toBe(true);
	// Kept for a minute only.
	expect(inQuarterOf(at('05:59:59.999'), at('06:01:00.000'))).toBe(false);
	expect(inQuarterOf(at('06:07:59.999'), at('06:09:00.000'))).toBe(true);
});
