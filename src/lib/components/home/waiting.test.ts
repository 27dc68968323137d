import { describe, expect, it } from 'vitest';
import type { Home, WaitingAcknowledgements } from '$lib/domain/home/views';
import { pressingCount, upcomingDates, waitingCount } from './waiting';

const nothing: Home = {
	toAcknowledge: [],
	toReview: [],
	toPublish: [],
	returned: [],
	drafts: [],
	draftsTotal: 0,
	manuals: [],
	acknowledgements: [],
	acknowledgementsTotal: 0,
	myPosition: null,
	myTeam: [],
	coverage: null,
	accounts: null
};
const open = (code: string, dueOn: string): WaitingAcknowledgements => ({
	code,
	title: `Puesto ${code}`,
	number: 2,
	asked: 4,
	signed: 1,
	missing: [],
	dueOn,
	remarks: 0,
	refused: 0
});

describe('what waits', () => {
	it('counts the lists whole, not only the lines that are shown', () => {
		expect(waitingCount(nothing)).toBe(0);
		expect(waitingCount({ ...nothing, draftsTotal: 8, acknowledgementsTotal: 3 })).toBe(11);
	});
	it('lists the next due dates, soonest first, each position once', () => {
		const home = {
			...nothing,
			acknowledgements: [
				open('B', '2026-03-27'),
				open('A', '2026-03-20'),
				open('B', '2026-03-25'),
				open('C', '2026-03-01')
			]
		};
		expect(upcomingDates(home, '2026-03-17').map(({ on, code }) => [code, on])).toEqual([
			['A', '2026-03-20'],
			['B', '2026-03-25']
		]);
	});
	it('calls pressing what is late or due within a week', () => {
		const home = {
			...nothing,
			acknowledgements: [open('A', '2026-03-10'), open('B', '2026-03-24'), open('C', '2026-03-25')]
		};
		expect(pressingCount(home, '2026-03-17')).toBe(2);
	});
});
