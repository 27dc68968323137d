import { describe, expect, it } from 'vitest';
import { afterMoves, answerRefusal, dueOn, shownAcknowledgement } from './rules';

const open = { state: 'requested', dueOn: '2026-03-20' } as const;
const plain = { outcome: 'acknowledged', remarks: '', witness: '' } as const;

describe('a request to acknowledge', () => {
	it('may be answered for ten working days, the last one included', () => {
		const weekdays = { escalafon: 'holidays/1', country: 'MX', source: 'x' } as const;
		const profile = { ...weekdays, weekend: [0, 6], holidays: [] };
		expect(dueOn('2026-03-02', { profile, place: null, own: [] })).toBe('2026-03-16');
		expect(dueOn('2026-03-02', { profile, place: null, own: [] }, 3)).toBe('2026-03-05');
		expect(shownAcknowledgement(open, '2026-03-20')).toBe('requested');
		expect(shownAcknowledgement(open, '2026-03-21')).toBe('expired');
	});

	it('does not expire once it has ended in another way', () => {
		for (const state of ['acknowledged', 'refused', 'superseded', 'closed'] as const)
			expect(shownAcknowledgement({ ...open, state }, '2027-01-01')).toBe(state);
	});
});

describe('an answer', () => {
	it('is taken while the request is open', () => {
		expect(answerRefusal(open, plain, '2026-03-20')).toBeNull();
		expect(
			answerRefusal(
				open,
				{ ...plain, outcome: 'with-remarks', remarks: 'Falta la ruta 3' },
				'2026-03-20'
			)
		).toBeNull();
		expect(
			answerRefusal(open, { ...plain, outcome: 'refused', witness: 'Laura Peña' }, '2026-03-20')
		).toBeNull();
	});

	it.each([
		['request-closed', open, plain, '2026-03-21'],
		['request-closed', { ...open, state: 'acknowledged' }, plain, '2026-03-01'],
		['request-closed', { ...open, state: 'superseded' }, plain, '2026-03-01'],
		['remarks-missing', open, { ...plain, outcome: 'with-remarks', remarks: ' ' }, '2026-03-01'],
		['witness-missing', open, { ...plain, outcome: 'refused', remarks: 'No' }, '2026-03-01']
	] as const)('is refused: %s (%#)', (code, request, given, today) => {
		expect(answerRefusal(request, given, today)).toBe(code);
	});
});

describe('after people moved', () => {
	const request = (id: string, state: 'requested' | 'acknowledged' | 'closed') => ({
		id,
		employeeId: `e-${id}`,
		state
	});

	it('joiners are asked, once each, and leavers’ open requests close', () => {
		const requests = [request('stays', 'requested'), request('left', 'requested')];
		expect(afterMoves(requests, ['e-stays', 'e-new', 'e-new'])).toEqual({
			ask: ['e-new'],
			close: ['left']
		});
	});

	it('an answer stays with whoever left, and counts when they come back', () => {
		expect(afterMoves([request('a', 'acknowledged')], [])).toEqual({ ask: [], close: [] });
		expect(afterMoves([request('a', 'acknowledged')], ['e-a'])).toEqual({ ask: [], close: [] });
		expect(afterMoves([request('a', 'closed')], ['e-a'])).toEqual({ ask: ['e-a'], close: [] });
	});
});
