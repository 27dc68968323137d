import { expect, it } from 'vitest';
import type { FrameData } from './frame-data';
import { marked, searchGroups } from './search-results';

it('marks what was looked for, whatever its accents and case', () => {
	expect(marked('Atención a Clientes', 'cion')).toEqual([
		{ text: 'Aten', hit: false },
		{ text: 'ción', hit: true },
		{ text: ' a Clientes', hit: false }
	]);
});
it('leaves a text whole that does not hold it', () => {
	expect(marked('Tesorería', 'ventas')).toEqual([{ text: 'Tesorería', hit: false }]);
	expect(marked('Tesorería', '  ')).toEqual([{ text: 'Tesorería', hit: false }]);
});

const frame: FrameData = {
	person: { name: 'Ana Ruiz', position: 'Analista', roles: ['hr'], manager: false },
	locale: 'es',
	theme: 'system',
	company: null,
	now: '2026-03-17T18:00:00Z',
	waiting: 0,
	unread: 0,
	may: { create: true, import: true, readAudit: false, settings: false },
	myPosition: null
};

it('offers what one can do before anything is typed', () => {
	const [acts, ...others] = searchGroups(null, '', frame);
	expect(others).toEqual([]);
	expect(acts?.lines[0]?.href).toBe('/positions/new');
});
it('shows what was found before the acts whose name holds the text', () => {
	const groups = searchGroups(
		{
			positions: [{ code: 'A/1', title: 'Puesto uno', unit: 'Caja' }],
			people: [{ id: '7', number: '7', name: 'Pía Puga', position: 'Cajera', href: null }],
			units: [{ id: 'u1', code: 'CAJ', name: 'Puestos de caja' }],
			manuals: [{ code: 'M/1', title: 'Manual de puestos' }]
		},
		'pu',
		frame
	);
	expect(groups.map(({ lines }) => lines.map(({ href }) => href))).toEqual([
		['/positions/A%2F1'],
		['/positions?query=Cajera'],
		['/organization?unit=CAJ'],
		['/manual/M%2F1'],
		['/positions/new', '/positions']
	]);
});
