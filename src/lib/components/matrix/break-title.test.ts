import { expect, it } from 'vitest';
import { breakTitle } from './break-title';

it('leaves a short title on one line', () => {
	expect(breakTitle('Analista de Ingresos')).toEqual(['Analista de Ingresos']);
});
it('breaks a long title where its lines balance', () => {
	expect(breakTitle('Ejecutivo de Atención a Clientes')).toEqual([
		'Ejecutivo de',
		'Atención a Clientes'
	]);
});
it('cuts what fits no box with an ellipsis', () => {
	expect(breakTitle('Superintendentes Electromecánicamente').at(-1)).toMatch(/…$|^.{1,22}$/);
	expect(breakTitle('A'.repeat(40))).toEqual([`${'A'.repeat(21)}…`]);
});
