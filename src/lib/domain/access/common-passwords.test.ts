import { expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords';

it.each([
	'1234567890',
	'0987654321',
	'12345678901234',
	'1234512345',
	'1122334455',
	'qwertyuiop',
	'QWERTYUIOPASDF',
	'abcdefghijk',
	'1q2w3e4r5t',
	'holahola hola',
	'Contraseña2026',
	'contrasena123!',
	'P@ssw0rd2026!',
	'Escalafón 2026',
	'administrador',
	'123qwerty456',
	'mexico-2026'
])('«%s» is among those that everybody tries', (password) => {
	expect(isCommonPassword(password)).toBe(true);
});

it.each([
	'tres peces en la red',
	'maíz tejón lago',
	'trébol48mármol',
	'escalafón de los lunes',
	'mi clave del huerto',
	'9041772638',
	'tres-nubes-azules-7412'
])('«%s» is not', (password) => {
	expect(isCommonPassword(password)).toBe(false);
});
