import { expect, it } from 'vitest';
import { fittingText, shorterNames } from './chart-detail';

it('writes the longest words that fit, and cuts only what fits in none', () => {
	const line = {
		texts: ['vacante desde el 3 feb 2025', 'vacante, 3 feb', 'vacante'],
		vacant: true
	};
	expect(fittingText(line, 400)).toBe('vacante desde el 3 feb 2025');
	expect(fittingText(line, 120)).toBe('vacante, 3 feb');
	expect(fittingText(line, 60)).toBe('vacante');
	expect(fittingText(line, 40)).toMatch(/^vac.*…$/);
});

it('leaves room for what stands at the right', () => {
	const line = { texts: ['17 de 19 plazas', '17 de 19'], vacant: false };
	expect(fittingText(line, 133)).toBe('17 de 19 plazas');
	expect(fittingText({ ...line, right: '2 vacantes' }, 133)).toBe('17 de 19');
});

it('shortens a name by its second surname, then its second given name', () => {
	expect(shorterNames(['Luis Felipe', 'Arredondo Cruz'])).toEqual([
		'Luis Felipe Arredondo Cruz',
		'Luis Felipe Arredondo',
		'Luis Arredondo',
		'L. Arredondo'
	]);
	expect(shorterNames(['Ana', 'De la Cruz Ríos'])[1]).toBe('Ana De la Cruz');
	expect(shorterNames(['Teresa', ''])[0]).toBe('Teresa');
});

it('bears letters that are wider than those of the table', () => {
	const line = { texts: ['vacante desde el 3 feb', 'vacante'], vacant: true };
	expect(fittingText(line, 140)).toBe('vacante desde el 3 feb');
	expect(fittingText(line, 140, { bold: 1.2, plain: 1.2 })).toBe('vacante');
});
