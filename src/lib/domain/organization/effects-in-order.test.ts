import { describe, expect, it } from 'vitest';
import type { EffectView } from './edit-views';
import { effectsInOrder } from './effects-in-order';

const effect = (kind: EffectView['kind'], name: string, given: Partial<EffectView> = {}) => ({
	...{ kind, names: [name], from: null, to: null, on: '2026-04-01', ...given }
});

describe('what a change brings about', () => {
	it('is said once for all to whom it happens, by the alphabet', () => {
		const to = 'Recursos Humanos';
		const moved = ['Ñandú', 'Óptica', 'Nómina'].map((name) => effect('post-moved', name, { to }));
		expect(effectsInOrder(moved)).toEqual([
			{ ...effect('post-moved', '', { to }), names: ['Nómina', 'Ñandú', 'Óptica'] }
		]);
	});

	it('stands in one order, however the records come', () => {
		const told = [
			effect('unit-ended', 'Atención'),
			effect('post-moved', 'Caja', { to: 'Norte' }),
			effect('post-moved', 'Caja', { to: 'Sur' }),
			effect('post-moved', 'Archivo', { to: 'Sur', on: '2026-05-01' }),
			effect('without-post', 'Ana'),
			effect('prepared-dropped', 'Caja')
		];
		expect(effectsInOrder(told)).toEqual(told);
		expect(effectsInOrder(told.toReversed())).toEqual(told);
	});
});
