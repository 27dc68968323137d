import { describe, expect, it } from 'vitest';
import type { Position } from './records';
import { newestTitle, retitled } from './retitled';

const TODAY = '2026-03-16';
const position = (nextTitle: Position['nextTitle'] = null) =>
	({ id: 'p', title: 'Cajero', nextTitle }) as Position;

describe('a position under another title', () => {
	it('is called so at once, or from its day on', () => {
		expect(retitled(position(), 'Asesor', TODAY, TODAY)).toMatchObject({
			...{ title: 'Asesor', nextTitle: null }
		});
		const coming = retitled(position(), 'Asesor', '2026-04-01', TODAY);
		expect(coming).toMatchObject({
			...{ title: 'Cajero', nextTitle: { title: 'Asesor', from: '2026-04-01' } }
		});
		expect(newestTitle(coming)).toBe('Asesor');
		expect(newestTitle(position())).toBe('Cajero');
	});
	it('keeps the title whose day has come, and prepares none where nothing changes', () => {
		const come = position({ title: 'Asesor', from: TODAY });
		expect(retitled(come, 'Ejecutivo', '2026-04-01', TODAY)).toMatchObject({
			...{ title: 'Asesor', nextTitle: { title: 'Ejecutivo' } }
		});
		expect(retitled(come, 'Asesor', '2026-04-01', TODAY).nextTitle).toBeNull();
	});
	it('keeps a title that is to come where it is given the one that it has until then', () => {
		const coming = position({ title: 'Asesor', from: '2026-04-01' });
		expect(retitled(coming, 'Cajero', '2026-03-20', TODAY)).toEqual(coming);
		expect(retitled(coming, 'Cajero', '2020-01-01', TODAY)).toEqual(coming);
		expect(retitled(coming, 'Asesor', '2026-04-10', TODAY)).toEqual(coming);
		expect(retitled(coming, 'Cajero', '2026-04-10', TODAY).nextTitle).toBeNull();
		expect(retitled(coming, 'Ejecutivo', TODAY, TODAY).nextTitle).toBeNull();
	});
});
