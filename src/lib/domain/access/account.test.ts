import { describe, expect, it } from 'vitest';
import { attemptDelayMs, followsReset, passwordFaults, signInKey } from './account';

describe('a new password', () => {
	it.each([
		['cortita', ['short']],
		['un texto sin fin '.repeat(20), ['long']],
		['aaaaaaaabbbb', ['plain']],
		['laura.rios2026', ['personal']],
		['clave-10442-x', ['personal']],
		['los RIOS de marzo', ['personal']],
		['tuAnaRíos26', ['personal']],
		['1234567890', ['common']],
		['Contraseña1', ['common']],
		['1044', ['short', 'plain']],
		['10442', ['short', 'plain', 'personal']],
		['maíz tejón lago', []],
		['trébol48mármol', []]
	])('«%s» is answered with all its faults: %s', (password, faults) => {
		expect(passwordFaults(password, ['laura.rios@ejemplo.mx', '10442', 'Ana Ríos'])).toEqual(
			faults
		);
	});

	it('may hold a very short part of the name', () => {
		expect(passwordFaults('ananas y limones', ['Ana Ríos'])).toEqual([]);
	});
});

describe('the wait after failures', () => {
	it('grows from nothing to thirty seconds', () => {
		const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(attemptDelayMs);
		expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
	});
});

describe('a signature after a reset', () => {
	const day = 24 * 60 * 60 * 1000;
	it('carries the fact for a day', () => {
		expect(followsReset(0, day - 1)).toBe(true);
		expect(followsReset(0, day)).toBe(false);
	});
	it('carries nothing without a reset, or before it', () => {
		expect(followsReset(null, 5)).toBe(false);
		expect(followsReset(10, 5)).toBe(false);
	});
});

it('a sign-in is compared without case and spaces around it', () => {
	expect(signInKey('  Laura.RIOS@Ejemplo.mx ')).toBe('laura.rios@ejemplo.mx');
});
