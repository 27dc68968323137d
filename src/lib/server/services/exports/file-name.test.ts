import { expect, it } from 'vitest';
import { matrixFileName } from './file-name';

const named = (title: string, code = 'ATC-014') => ({ code, title, language: 'es' as const });

it('names a file after code, title and version', () => {
	const version = { number: 4, state: 'published' as const };
	expect(matrixFileName(named('Ejecutivo de Atención a Clientes'), version, 'docx')).toBe(
		'ATC-014 Ejecutivo de Atención a Clientes v4.docx'
	);
});

it('says of what has no number how far it has come, in the language of the matrix', () => {
	const version = { number: null, state: 'in-review' as const };
	expect(matrixFileName(named('Validador'), version, 'yaml')).toBe(
		'ATC-014 Validador (en revisión).yaml'
	);
	const english = { ...named('Clerk'), language: 'en' as const };
	expect(matrixFileName(english, { number: null, state: 'draft' }, 'docx')).toMatch(
		/^ATC-014 Clerk \(draft/
	);
});

it('leaves out what a file system refuses, and stays short', () => {
	const version = { number: 1, state: 'published' as const };
	expect(matrixFileName(named('../Jefe: "A/B"\u0007\n<x>.. '), version, 'docx')).toBe(
		'ATC-014 Jefe A B x v1.docx'
	);
	expect(matrixFileName(named(''), version, 'docx')).toBe('ATC-014 v1.docx');
	expect(matrixFileName(named('ñ'.repeat(300)), version, 'docx').length).toBeLessThan(100);
});
