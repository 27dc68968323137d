import { expect, it } from 'vitest';
import { auditHref, isAuditFiltered, readAuditAddress } from './audit-address';

const read = (search: string) => readAuditAddress(new URLSearchParams(search));

it('leaves dates out that are none', () => {
	expect(read('from=2026-13-45&to=yesterday').from).toBe('');
	expect(read('from=2026-02-30').from).toBe('');
	expect(read('from=2026-03-15').from).toBe('2026-03-15');
});
it('goes back to the newest when a filter changes', () => {
	expect(auditHref(read('action=version-published&cursor=abc'), { actor: 'Ana' })).toBe(
		'/audit?actor=Ana&action=version-published'
	);
});
it('keeps the filters when it goes on to older events', () => {
	expect(auditHref(read('recordKind=position&recordId=p1'), { cursor: 'abc' })).toBe(
		'/audit?recordKind=position&recordId=p1&cursor=abc'
	);
});
it('is filtered by anything but the cursor', () => {
	expect(isAuditFiltered(read('cursor=abc'))).toBe(false);
	expect(isAuditFiltered(read('to=2026-01-01'))).toBe(true);
});
