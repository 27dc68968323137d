import { describe, expect, it } from 'vitest';
import { changePasswordFaults, newPasswordFaults } from './forms';

const OWN = ['ana.rios@ejemplo.mx', '10442', 'Ana Ríos'];

describe('a new password typed twice', () => {
	it('is told everything that is wrong with it', () => {
		const typed = { next: 'aaaa', again: 'bbbb' };
		expect(newPasswordFaults(typed, OWN, 'aaaa')).toEqual(['short', 'plain', 'same', 'different']);
		const good = { next: 'tres peces en la red', again: 'tres peces en la red' };
		expect(newPasswordFaults(good, OWN, 'otra de antes')).toEqual([]);
	});
});

describe('the form that changes a password', () => {
	it.each([
		[
			{ current: '', next: '', again: '' },
			{ current: 'missing', next: 'missing', again: 'missing' }
		],
		[
			{ current: '', next: 'corta', again: 'larga' },
			{ current: 'missing', next: ['short'], again: 'different' }
		],
		[
			{ current: 'corta', next: 'corta', again: '' },
			{ next: ['short', 'same'], again: 'missing' }
		],
		[{ current: 'la de antes', next: 'tres peces en la red', again: 'tres peces en la red' }, {}]
	])('%o is answered with every fault at its field', (typed, faults) => {
		expect(changePasswordFaults(typed, OWN)).toEqual(faults);
	});
});
