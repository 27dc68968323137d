import { expect, it } from 'vitest';
import type { EditionHead, EditionView } from '$lib/domain/manual/views';
import { editionWaiting } from './edition-waiting';
import { formatter } from './format';
import { editionLine } from './manual-words';

const head = (state: EditionHead['state']): EditionHead => ({
	...{ id: 'e', number: 3, state, effectiveFrom: null, publishedAt: null, hash: null, revision: 1 },
	...{ updatedAt: '2026-03-16T12:00:00Z', updatedBy: 'Ana' }
});
const person = (name: string, self: boolean, owed = true) => ({
	...{ userId: name, name, position: '', self, owed }
});
const waiting = (view: Partial<EditionView>, state: EditionHead['state'] = 'in-review') =>
	editionWaiting(
		{ edition: head(state), reviewers: [], authoriser: null, blocked: null, ...view },
		'es'
	);

it('what is missing is told to whoever owes it as theirs', () => {
	const [me, other] = [person('Rubén', true), person('Irma', false)];
	expect(waiting({ reviewers: [me] })).toBe('Falta tu revisión.');
	expect(waiting({ reviewers: [me, other] })).toBe('Faltan tu revisión y la de Irma.');
	expect(waiting({ reviewers: [person('Rubén', true, false), other] })).toBe(
		'Falta la revisión de Irma.'
	);
	expect(waiting({ authoriser: me })).toBe('Revisada por todos; falta tu autorización.');
	expect(waiting({ authoriser: other })).toBe('Revisada por todos; falta que autorice Irma.');
	expect(waiting({}, 'published')).toBeNull();
});

it('only a draft is called one', () => {
	const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
	const line = (state: EditionHead['state']) => editionLine(head(state), format);
	expect(line('draft')).toBe('Borrador de la edición 3');
	expect(line('returned')).toBe('Borrador de la edición 3');
	expect(line('in-review')).toBe('Edición 3');
	expect(line('approved')).toBe('Edición 3');
});
