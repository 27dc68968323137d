import { expect, it } from 'vitest';
import { FLOW, layOutFlows, type FlowCard } from './flow-layout';

const card = (key: string, lines: string[]): FlowCard => ({
	...{ key, lines, href: null },
	title: `Puesto ${key}`
});

it('places givers at the left, takers at the right, and cards of a side one under another', () => {
	const layout = layOutFlows(
		'Ejecutivo de Atención a Clientes',
		[card('a', ['Rol · quincenal']), card('b', ['Guía · semestral', 'Acta · mensual'])],
		[card('c', ['Registro · diario'])]
	);
	const [a, b, c] = layout.cards;
	expect([a?.x, b?.x]).toEqual([0, 0]);
	expect(c?.x).toBe(layout.width - FLOW.side);
	expect((b?.y ?? 0) - (a?.y ?? 0)).toBe((a?.height ?? 0) + FLOW.space);
	expect(b?.height).toBe((a?.height ?? 0) + FLOW.line);
	expect(layout.height).toBe((b?.y ?? 0) + (b?.height ?? 0));
	expect(layout.links.map(({ key }) => key)).toEqual(['in a', 'in b', 'out c']);
	// The single taker stands halfway, as the middle does.
	expect((c?.y ?? 0) + (c?.height ?? 0) / 2).toBe(layout.height / 2);
	expect(layout.middle.lines.length).toBeGreaterThan(1);
});

it('breaks long words to the card, and needs no partner', () => {
	const long = layOutFlows('Uno', [card('a', ['Relación de cargas '.repeat(6)])], []);
	expect(long.cards[0]?.textLines.length).toBeGreaterThan(2);
	expect(layOutFlows('Uno', [], [])).toMatchObject({ height: 56, cards: [], links: [] });
});
