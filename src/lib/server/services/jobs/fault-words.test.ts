import { expect, it } from 'vitest';
import { faultWords } from './fault-words';

const words = (code: string, detail = '') =>
	faultWords({ code, detail, at: '2026-03-17T18:00:00Z' }, 'es');

it('an expected failure has its own sentence', () => {
	expect(words('backup-interrupted')).toBe(
		'El servidor se detuvo antes de terminar. No se cambió nada.'
	);
	expect(words('backup-folder')).toContain('La carpeta de respaldos no se puede usar');
	expect(words('ENOSPC')).toContain('El disco está lleno');
});

it('what nobody expected is told by its number in the log, never in the words of the system', () => {
	expect(words('EEXIST', 'a1b2c3d4e5')).toBe(
		'Algo inesperado lo impidió. El registro del servidor lo tiene con la referencia a1b2c3d4e5.'
	);
	expect(words('EEXIST', 'EEXIST: file already exists, mkdir')).toBe('Algo inesperado lo impidió.');
});
