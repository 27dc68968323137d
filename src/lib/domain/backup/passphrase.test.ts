import { describe, expect, it } from 'vitest';
import { passphraseFault } from './passphrase';

describe('the passphrase of an archive', () => {
	it('is fourteen characters or more, with at least seven different ones', () => {
		expect(passphraseFault('trece signos.')).toBe('short');
		expect(passphraseFault('catorce signos')).toBeNull();
		expect(passphraseFault('aaaaaaaaaaaaaaaaaa')).toBe('plain');
		expect(passphraseFault('x y z '.repeat(100))).toBe('long');
	});

	it('counts letters as people do', () => {
		expect(passphraseFault('ñandú águila'.normalize('NFD'))).toBe('short');
	});

	it('is typed the same twice', () => {
		expect(passphraseFault('catorce signos', 'catorce signoz')).toBe('different');
		expect(passphraseFault('catorce signos', 'catorce signos')).toBeNull();
	});
});
