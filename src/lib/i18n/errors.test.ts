import { describe, expect, it } from 'vitest';
import { DomainError, ERROR_STATUS, type ErrorCode } from '$lib/server/errors';
import { errorText } from './errors';

const data = {
	by: 'Ana',
	at: '10:30',
	count: 2,
	code: 'X-1',
	date: 'x',
	seconds: 4,
	limit: 5,
	name: 'a.pdf',
	lines: 9,
	most: 2000
};

describe('words of failures', () => {
	it.each(Object.keys(ERROR_STATUS) as ErrorCode[])('says %s in both languages', (code) => {
		const [es, en] = (['es', 'en'] as const).map((locale) =>
			errorText(new DomainError(code, data), locale)
		);
		expect(es).toBeTruthy();
		expect(en).not.toBe(es);
		expect(`${es}${en}`).not.toContain('{');
	});

	it('says why a store could not be opened', () => {
		const error = { code: 'store-standalone', data: { host: 'db.example:27017' } };
		expect(errorText(error, 'en')).toContain('rs.initiate()');
		expect(errorText(error, 'es')).toContain('db.example:27017');
	});
});
