import { describe, expect, it } from 'vitest';
import { afterFailure, type Failure } from './outcome';

const failure = (given: Partial<Failure> = {}): Failure => ({
	answer: null,
	handedOver: false,
	reason: 'other',
	...given
});

describe('after a failure to send', () => {
	it('an answer 4xx is tried again, before and after the message was handed over', () => {
		for (const handedOver of [false, true])
			expect(afterFailure(failure({ answer: 451, handedOver }))).toEqual({
				next: 'later',
				fault: 'busy'
			});
	});

	it('an answer 5xx is given up', () => {
		expect(afterFailure(failure({ answer: 550 }))).toEqual({ next: 'give-up', fault: 'refused' });
		expect(afterFailure(failure({ answer: 554, handedOver: true })).next).toBe('give-up');
	});

	it('a server that cannot be used holds up all messages, none is given up for it', () => {
		for (const reason of ['unreachable', 'insecure', 'sign-in'] as const)
			expect(afterFailure(failure({ reason }))).toEqual({ next: 'server', fault: reason });
		expect(afterFailure(failure({ reason: 'sign-in', answer: 535 })).next).toBe('server');
		expect(afterFailure(failure()).next).toBe('server');
	});

	it('a message that cannot even be offered is given up, and holds up no other', () => {
		expect(afterFailure(failure({ reason: 'message' }))).toEqual({
			next: 'give-up',
			fault: 'refused'
		});
		expect(afterFailure(failure({ reason: 'message', handedOver: true })).next).toBe('unsure');
	});

	it('no answer while the message was on its way is nobody’s to know', () => {
		expect(afterFailure(failure({ handedOver: true }))).toEqual({
			next: 'unsure',
			fault: 'cut-off'
		});
		expect(afterFailure(failure({ handedOver: true, reason: 'unreachable' })).next).toBe('unsure');
	});
});
