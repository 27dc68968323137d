import { expect, it } from 'vitest';
import { browserFailure } from './browser-failure';
import { browserFailureSchema } from './browser-failure-schema';

const thrown = Object.assign(new TypeError('Laura Méndez, laura@ejemplo.mx is not iterable'), {
	stack: `TypeError: Laura Méndez, laura@ejemplo.mx is not iterable
    at save (https://rh.ejemplo.mx/_app/immutable/nodes/12.Ab3-x_.js:1:2345)
    at https://rh.ejemplo.mx/positions/ATC-014?query=Laura:3:1`
});

it('a report holds where it happened, and nothing of what the message said', () => {
	const report = browserFailure(thrown, 'abcdef0123', '/(app)/positions/[code]');
	expect(report.at).toEqual(['12.Ab3-x_.js:1:2345']);
	expect(JSON.stringify(report)).not.toMatch(/laura|ejemplo/i);
	expect(browserFailureSchema.parse(report)).toEqual(report);
});

it('what is no error is reported as unknown', () => {
	expect(browserFailure('Laura', 'abcdef0123', null)).toEqual({
		errorId: 'abcdef0123',
		kind: 'Unknown',
		route: null,
		at: []
	});
});

it('takes no text that could be somebody’s', () => {
	const report = browserFailure(thrown, 'abcdef0123', '/(app)');
	for (const change of [
		{ errorId: 'laura@ejemplo.mx' },
		{ kind: 'Laura Méndez' },
		{ route: '/positions?query=Laura' },
		{ at: ['Laura Méndez'] },
		{ message: 'Laura' }
	])
		expect(browserFailureSchema.safeParse({ ...report, ...change }).success).toBe(false);
});
