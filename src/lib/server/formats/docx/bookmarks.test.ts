import { describe, expect, it } from 'vitest';
import { bookmarkOfRow, rowIdOfBookmark } from './bookmarks';

describe('the bookmark of a row', () => {
	it('is the id with underscores, when that fits', () => {
		expect(bookmarkOfRow('fn-1')).toBe('row_fn_1');
		const uuid = '550e8400-e29b-41d4-a716-446655440000';
		expect(bookmarkOfRow(uuid)).toBe('row_550e8400_e29b_41d4_a716_446655440000');
		expect(bookmarkOfRow(uuid)).toHaveLength(40);
	});

	it('is never longer than Word keeps, and still differs for ids that differ at their end', () => {
		const one = bookmarkOfRow(`${'a'.repeat(39)}1`);
		const two = bookmarkOfRow(`${'a'.repeat(39)}2`);
		expect(one).toHaveLength(40);
		expect(one).not.toBe(two);
		expect(one).toMatch(/^[a-z][a-z0-9_]*$/);
	});

	it('leads back to the row among the known ones', () => {
		const ids = ['fn-1', 'x'.repeat(40), 'dl-2'];
		for (const id of ids) expect(rowIdOfBookmark(bookmarkOfRow(id), ids)).toBe(id);
		expect(rowIdOfBookmark('row_nobody', ids)).toBeNull();
	});
});
