import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { AS_MEASURED } from '$lib/domain/organization/chart-detail';
import type { ChartRow } from '$lib/domain/organization/chart-rows';
import { layOutRows, shapeOf } from '$lib/domain/organization/chart-shape';
import { formatter } from '$lib/i18n/format';
import ChartCanvas from './ChartCanvas.svelte';
import { looksOf } from './chart-looks';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));

/** A head with so many areas of so many posts. */
function company(areas: number, posts: number): ChartRow[] {
	const rows: ChartRow[] = [];
	const add = (key: string, boss: number, depth: number) =>
		rows.push({
			...{ key, boss, depth, code: key, title: `Puesto ${key}`, units: 'Unidad' },
			...{ seats: 1, people: 1, names: [['Persona', key]] }
		}) - 1;
	const head = add('head', -1, 0);
	for (let area = 0; area < areas; area++) {
		const boss = add(`a${String(area)}`, head, 1);
		for (let post = 0; post < posts; post++) add(`a${String(area)}-${String(post)}`, boss, 2);
	}
	return rows;
}

async function drawn(rows: ChartRow[], ontoggle = vi.fn()) {
	const looks = looksOf(rows, 'posts', format);
	const layout = layOutRows(
		rows,
		shapeOf(rows, ({ key }) => looks.get(key)?.details ?? []),
		() => true
	);
	const { container } = await render(ChartCanvas, {
		...{
			label: 'Organigrama',
			layout,
			looks,
			isOpen: () => true,
			ontoggle,
			widen: AS_MEASURED,
			focus: null
		}
	});
	const tree = container.querySelector<HTMLElement>('[role=tree]');
	if (!tree) throw new Error('no tree');
	const items = () => [...tree.querySelectorAll('[role=treeitem]')];
	await vi.waitFor(() => expect(tree.querySelector('svg > g[transform]')).not.toBeNull());
	return { tree, items, ontoggle };
}
const press = (node: Element, key: string, shiftKey = false) =>
	node.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));

it('of two thousand posts only those in sight are in the page', async () => {
	const { tree, items } = await drawn(company(100, 20));
	expect(items().length).toBeGreaterThan(5);
	expect(items().length).toBeLessThan(150);
	expect(
		tree.querySelector(`#${CSS.escape(tree.getAttribute('aria-activedescendant') ?? '')}`)
	).not.toBeNull();
});

it('arrows move the current box, which stays in the page wherever it is', async () => {
	const { tree, items } = await drawn(company(100, 20));
	const current = () => tree.querySelector('[aria-selected=true]');
	expect(current()?.querySelector('title')?.textContent).toMatch(/^Puesto head/);
	press(tree, 'End');
	await vi.waitFor(() =>
		expect(current()?.querySelector('title')?.textContent).toMatch(
			/^Puesto a99-19, Unidad, Persona a99-19/
		)
	);
	expect(current()?.getAttribute('aria-level')).toBe('3');
	expect(current()?.getAttribute('aria-posinset')).toBe('20');
	expect(current()?.getAttribute('aria-setsize')).toBe('20');
	expect(items().length).toBeLessThan(150);
});

it('minus asks to close what is open; plus has nothing to open then', async () => {
	const { tree, ontoggle } = await drawn(company(2, 2));
	press(tree, '+');
	expect(ontoggle).not.toHaveBeenCalled();
	press(tree, '-');
	expect(ontoggle).toHaveBeenCalledOnce();
});

it('Shift with an arrow moves the drawing and not the current box', async () => {
	const { tree } = await drawn(company(2, 2));
	const before = tree.querySelector('svg > g')?.getAttribute('transform');
	press(tree, 'ArrowRight', true);
	await vi.waitFor(() =>
		expect(tree.querySelector('svg > g')?.getAttribute('transform')).not.toBe(before)
	);
	expect(tree.querySelector('[aria-selected=true] title')?.textContent).toMatch(/head/);
});

it('a look at the box that was asked for brings it into sight and takes the keyboard there', async () => {
	const rows = company(40, 10);
	const looks = looksOf(rows, 'posts', format);
	const layout = layOutRows(
		rows,
		shapeOf(rows, ({ key }) => looks.get(key)?.details ?? []),
		() => true
	);
	const screen = await render(ChartCanvas, {
		...{ label: 'Organigrama', layout, looks, isOpen: () => true, ontoggle: vi.fn() },
		...{ widen: AS_MEASURED, focus: 'a39-9' }
	});
	const tree = screen.container.querySelector<HTMLElement>('[role=tree]');
	const asked = () => tree?.querySelector('[aria-selected=true]');
	await vi.waitFor(() => expect(tree?.querySelector('svg > g[transform]')).not.toBeNull());
	if (tree) press(tree, 'Home');
	await vi.waitFor(() => expect(asked()?.querySelector('title')?.textContent).toMatch(/head/));
	const spacer = document.createElement('div');
	spacer.setAttribute('style', 'height: 3000px');
	document.body.append(spacer);
	window.scrollTo(0, document.body.scrollHeight);
	(screen.component as unknown as { look: () => void }).look();
	await vi.waitFor(() => expect(asked()?.querySelector('title')?.textContent).toMatch(/a39-9/));
	expect(document.activeElement).toBe(tree);
	const box = asked()?.getBoundingClientRect();
	expect(box?.top).toBeGreaterThanOrEqual(0);
	expect(box?.right).toBeLessThanOrEqual(window.innerWidth);
	spacer.remove();
});
