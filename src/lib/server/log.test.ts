import { expect, it } from 'vitest';
import { factsOf } from './log';

it('a failure is told without the values that its message repeats', () => {
	const message =
		'E11000 duplicate key error collection: escalafon.users dup key: { signInKeys: "laura@ejemplo.mx" }';
	const facts = factsOf(Object.assign(new Error(message), { code: 11000 }));
	expect(facts).toMatchObject({ kind: 'Error', code: 11000 });
	expect(JSON.stringify(facts)).not.toContain('laura');
});

it('a failure says where it happened', () => {
	expect(String(factsOf(new TypeError('no')).at)).toContain('log.test.ts');
});

it('what is no error is told by its type', () => {
	expect(factsOf('secret words')).toEqual({ kind: 'string' });
});
