import { describe, expect, it } from 'vitest';
import { currentEntry, entriesFor, isFocused } from './entries';
import type { FrameData } from './frame-data';

const employee: FrameData = {
	person: { name: 'Ana Ruiz', position: 'Analista', roles: ['employee'], manager: false },
	locale: 'es',
	theme: 'system',
	company: null,
	now: '2026-03-17T18:00:00Z',
	waiting: 1,
	unread: 0,
	may: { create: false, import: false, readAudit: false, settings: false },
	myPosition: 'ATC-014'
};
const hr: FrameData = {
	...employee,
	may: { create: true, import: true, readAudit: true, settings: true }
};

describe('the rail', () => {
	it('shows an employee home, the positions, their own position and the account', () => {
		expect(entriesFor(employee).map(({ href }) => href)).toEqual([
			'/',
			'/positions',
			'/organization',
			'/manual',
			'/positions/ATC-014',
			'/account'
		]);
	});
	it('shows HR the import, the audit trail and the settings that are theirs', () => {
		expect(entriesFor(hr).map(({ href }) => href)).toEqual([
			'/',
			'/positions',
			'/organization',
			'/manual',
			'/imports',
			'/audit',
			'/settings',
			'/account'
		]);
	});
	it('has three entries at the foot of a phone, the others behind the fourth', () => {
		const auditor = { ...employee, may: { ...employee.may, readAudit: true }, myPosition: null };
		const administrator = { ...auditor, may: { ...auditor.may, settings: true } };
		for (const frame of [employee, hr, auditor, administrator]) {
			expect(entriesFor(frame).filter(({ onPhone }) => onPhone)).toHaveLength(3);
		}
	});
	it('marks the room that the address lies in, the nearest one', () => {
		const entries = entriesFor(employee);
		expect(currentEntry(entries, '/positions/OPE-001')?.href).toBe('/positions');
		expect(currentEntry(entries, '/positions/ATC-014/history')?.href).toBe('/positions/ATC-014');
		expect(currentEntry(entries, '/')?.href).toBe('/');
		expect(currentEntry(entries, '/elsewhere')).toBeUndefined();
	});
	it('is narrow where work is long', () => {
		expect(isFocused('/(app)/positions/[code]/edit')).toBe(true);
		expect(isFocused('/(app)/imports/[id]')).toBe(true);
		expect(isFocused('/(app)/positions')).toBe(false);
	});
});
