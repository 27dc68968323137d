import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

const children = createRawSnippet(() => ({
	render: () => '<p>17 personas vuelven a dar su enterado <button>Publicar</button></p>'
}));

describe('a dialog', () => {
	it('is modal, is called by its title and takes the focus', async () => {
		const screen = await render(Dialog, { open: true, title: 'Publicar la versión 5', children });
		const dialog = screen.getByRole('dialog', { name: 'Publicar la versión 5' });
		await expect.element(dialog).toBeVisible();
		expect(dialog.element().matches(':modal')).toBe(true);
		expect(dialog.element().contains(document.activeElement)).toBe(true);
	});
	it('closes on Escape and says so', async () => {
		const onclose = vi.fn();
		const screen = await render(Dialog, { open: true, title: 'Publicar', children, onclose });
		await userEvent.keyboard('{Escape}');
		await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
		expect(screen.container.querySelector('dialog')?.open).toBe(false);
	});
	it('holds nothing while it is closed, and opens when told to', async () => {
		const screen = await render(Dialog, { open: false, title: 'Publicar', children });
		expect(screen.container.textContent.trim()).toBe('');
		await screen.rerender({ open: true });
		await expect.element(screen.getByRole('button', { name: 'Publicar' })).toBeVisible();
	});
	it('closes on a press behind it, not on one inside', async () => {
		const screen = await render(Dialog, { open: true, title: 'Publicar', children });
		const dialog = screen.container.querySelector('dialog') as HTMLDialogElement;
		const box = dialog.getBoundingClientRect();
		const press = (x: number, y: number) =>
			dialog.dispatchEvent(new MouseEvent('mousedown', { clientX: x, clientY: y, bubbles: true }));
		press(box.left + 4, box.top + 4);
		expect(dialog.open).toBe(true);
		press(box.left - 4, box.top + 4);
		await vi.waitFor(() => expect(dialog.open).toBe(false));
	});
});
