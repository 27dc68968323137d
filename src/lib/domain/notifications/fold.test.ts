import { expect, it } from 'vitest';
import { foldNotices } from './fold';
import type { NotificationKind } from './kinds';

const notice = (id: string, kind: NotificationKind, day: string, readAt: string | null = null) => ({
	id,
	kind,
	day,
	readAt
});
const folded = (notices: ReturnType<typeof notice>[]) =>
	foldNotices(notices, ({ day }) => day).map((group) => group.map(({ id }) => id).join('+'));

it('devices of one day stand as one, where the first of them stands', () => {
	expect(
		folded([
			notice('a', 'new-device', '16'),
			notice('b', 'version-submitted', '16'),
			notice('c', 'new-device', '16')
		])
	).toEqual(['a+c', 'b']);
});

it('what is read, of another day or of another kind stays apart', () => {
	expect(
		folded([
			notice('a', 'new-device', '16'),
			notice('b', 'new-device', '16', '2026-03-16T18:00:00Z'),
			notice('c', 'new-device', '15'),
			notice('d', 'version-submitted', '16'),
			notice('e', 'version-submitted', '16')
		])
	).toEqual(['a', 'b', 'c', 'd', 'e']);
});
