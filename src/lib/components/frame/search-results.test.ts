import { expect, it } from 'vitest';
import { marked } from './search-results';

it('marks what was looked for, whatever its accents and case', () => {
	expect(marked('Atención a Clientes', 'cion')).toEqual([
		{ text: 'Aten', hit: false },
		{ text: 'ción', hit: true },
		{ text: ' a Clientes', hit: false }
	]);
});
it('leaves a text whole that does not hold it', () => {
	expect(marked('Tesorería', 'ventas')).toEqual([{ text: 'Tesorería', hit: false }]);
	expect(marked('Tesorería', '  ')).toEqual([{ text: 'Tesorería', hit: false }]);
});
