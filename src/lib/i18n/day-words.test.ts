import { expect, it } from 'vitest';
import { onDay } from './day-words';
import { formatter } from './format';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-16T18:00:00Z'));

it.each([
	['2026-03-15', null, 'Así era el 15 mar 2026.'],
	['2026-03-16', null, 'Así está al 16 mar 2026.'],
	['2026-03-17', null, 'Así será el 17 mar 2026, con los cambios ya registrados.'],
	['2026-03-17', 'all', 'se ve cuando llega su día.'],
	['2026-03-17', 'others', 'de las plazas a tu cargo ya se ve.']
] as const)('a page of %s says what it shows', (date, peopleOfToday, text) => {
	expect(onDay({ date, peopleOfToday }, format)).toContain(text);
});
