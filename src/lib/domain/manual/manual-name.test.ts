import { expect, it } from 'vitest';
import { manualNameOn } from './manual-name';

const names = [
	{ code: 'M 1', title: 'Manual' },
	{ code: 'M 2', title: 'Manual nuevo' }
] as const;
const editions = names.map((name, at) => ({
	...{ number: at + 1, state: 'issued' as 'issued' | 'withdrawn', name, withdrawnAt: null },
	effectiveFrom: `2026-0${String(at + 1)}-10`
}));
const [first, second] = editions as [(typeof editions)[0], (typeof editions)[0]];

it('a scheduled edition renames a manual on its day, not before', () => {
	const on = (date: string) => manualNameOn(names[1], editions, date).code;
	expect([on('2026-01-10'), on('2026-02-09'), on('2026-02-10')]).toEqual(['M 1', 'M 1', 'M 2']);
});

it('before its first edition, or where no name was kept, it is called as the manual is', () => {
	expect(manualNameOn(names[1], editions, '2026-01-09')).toEqual(names[1]);
	expect(manualNameOn(names[0], [{ ...second, name: null }], '2026-03-01')).toEqual(names[0]);
});

it('a withdrawn edition leaves its name, unless it never took effect', () => {
	const withdrawn = (at: string) => [
		first,
		{ ...second, state: 'withdrawn' as const, withdrawnAt: at }
	];
	const late = withdrawn('2026-02-20T12:00:00.000Z');
	const early = withdrawn('2026-02-01T12:00:00.000Z');
	expect(manualNameOn(names[1], late, '2026-03-01').code).toBe('M 2');
	expect(manualNameOn(names[1], early, '2026-03-01').code).toBe('M 1');
});
