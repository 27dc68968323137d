import { expect, it } from 'vitest';
import { aliasRefusal } from './alias';

const positions = [
	{ id: 'a', code: 'GER-01', title: 'Gerencia de Operación', aliases: ['Gerente Jr'] },
	{ id: 'b', code: 'ATC-02', title: 'Asistente de Ventanilla', aliases: [] }
];

it('takes a name that leads nowhere yet', () => {
	expect(aliasRefusal('Cajera', positions)).toBeNull();
});
it('refuses a title and says whose it is, accents and case aside', () => {
	expect(aliasRefusal('gerencia de operacion', positions)).toMatchObject({
		code: 'alias-is-title',
		of: { code: 'GER-01' }
	});
});
it('refuses another position’s name, and the same one twice', () => {
	expect(aliasRefusal('GERENTE JR', positions)).toMatchObject({
		code: 'alias-taken',
		of: { code: 'GER-01' }
	});
});
it('refuses nothing', () => {
	expect(aliasRefusal('  ', positions)).toEqual({ code: 'alias-missing' });
});
