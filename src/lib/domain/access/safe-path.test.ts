import { expect, it } from 'vitest';
import { safePath } from './safe-path';

it.each(['/', '/positions/ATC-014?version=2', '/positions/new#titulo'])(
	'«%s» stays on this site and is kept',
	(path) => {
		expect(safePath(path)).toBe(path);
	}
);

it.each([
	'',
	null,
	undefined,
	'//evil.example',
	'/\\evil.example',
	'\\/evil.example',
	'/\t/evil.example',
	'/..//evil.example',
	'/a\nb',
	'https://evil.example/',
	'javascript:alert(1)',
	'positions',
	`/${'a'.repeat(2001)}`
])('«%s» leads home', (path) => {
	expect(safePath(path)).toBe('/');
});
