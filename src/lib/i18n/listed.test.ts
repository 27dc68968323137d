import { expect, it } from 'vitest';
import { listed } from './listed';

it('joins names as each language does', () => {
	expect(listed(['Ana'], 'es')).toBe('Ana');
	expect(listed(['Ana', 'Luis', 'Marta'], 'es')).toBe('Ana, Luis y Marta');
	expect(listed(['Ana', 'Íñigo'], 'es')).toBe('Ana e Íñigo');
	expect(listed(['Ana', 'Hierro'], 'es')).toBe('Ana y Hierro');
	expect(listed(['Ana', 'Ivan'], 'en')).toBe('Ana and Ivan');
	expect(listed([], 'es')).toBe('');
});
