import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Menu from './Menu.svelte';

async function menu() {
	const onselect = vi.fn();
	const screen = await render(Menu, {
		label: 'Más acciones',
		items: [
			{ label: 'Historial', href: '#history' },
			{ label: 'Retirar la versión', bad: true, onselect }
		]
	});
	const box = screen.container.querySelector('details') as HTMLDetailsElement;
	const summary = box.querySelector('summary') as HTMLElement;
	return { screen, box, summary, onselect };
}

describe('a menu', () => {
	it('opens by keyboard, moves with the arrows and gives the focus back', async () => {
		const { box, summary } = await menu();
		summary.focus();
		await userEvent.keyboard('{ArrowDown}');
		expect(box.open).toBe(true);
		expect(document.activeElement?.textContent).toBe('Historial');
		await userEvent.keyboard('{ArrowUp}');
		expect(document.activeElement?.textContent).toBe('Retirar la versión');
		await userEvent.keyboard('{Escape}');
		expect(box.open).toBe(false);
		expect(document.activeElement).toBe(summary);
	});
	it('does what is chosen and closes', async () => {
		const { screen, box, summary, onselect } = await menu();
		summary.click();
		await screen.getByRole('button', { name: 'Retirar la versión' }).click();
		expect(onselect).toHaveBeenCalledOnce();
		expect(box.open).toBe(false);
	});
	it('closes when one presses elsewhere', async () => {
		const { box, summary } = await menu();
		summary.click();
		await vi.waitFor(() => expect(box.open).toBe(true));
		document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		expect(box.open).toBe(false);
	});
});
