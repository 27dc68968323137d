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
it('takes a third line before it cuts a word', () => {
	expect(breakTitle('Gerencia de Administración y Finanzas')).toEqual([
		'Gerencia de',
		'Administración',
		'y Finanzas'
	]);
});
it('cuts what fits no box with an ellipsis', () => {
	expect(breakTitle('A'.repeat(40))).toEqual([`${'A'.repeat(18)}…`]);
	expect(breakTitle('palabra '.repeat(60))).toHaveLength(3);
});
