import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Combobox from './Combobox.svelte';

const options = [
	{ id: 'p1', label: 'Analista de Ingresos', detail: 'FIN-003' },
	{ id: 'p2', label: 'Coordinación de Retención', detail: 'RET-001' },
	{ id: 'p3', label: 'Gerencia de Diseño', detail: 'DIS-001', also: ['Gerente Jr'] }
];

async function combobox(props: { free?: boolean; search?: boolean; waiting?: boolean } = {}) {
	const onchange = vi.fn();
	const screen = await render(Combobox, { label: 'A quién', options, onchange, ...props });
	const field = screen.getByRole('combobox', { name: 'A quién' });
	return { screen, field, onchange, input: field.element() as HTMLInputElement };
}

describe('a combobox', () => {
	it('finds without accents, by code and by other names', async () => {
		const { screen, field } = await combobox();
		for (const [typed, found] of [
			['retencion', 'Coordinación de Retención'],
			['fin-0', 'Analista de Ingresos'],
			['diseno', 'Gerencia de Diseño'],
			['gerente jr', 'Gerencia de Diseño']
		] as const) {
			await field.fill(typed);
			await expect.element(screen.getByRole('option', { name: found, exact: false })).toBeVisible();
		}
	});
	it('is worked by keyboard alone: arrows choose, Enter takes, Escape closes', async () => {
		const { field, onchange, input } = await combobox();
		await field.fill('de');
		await userEvent.keyboard('{ArrowDown}');
		expect(input.getAttribute('aria-activedescendant')).toMatch(/p2$/);
		await userEvent.keyboard('{Enter}');
		expect(input.value).toBe('Coordinación de Retención');
		expect(onchange).toHaveBeenCalledWith('p2', 'Coordinación de Retención');
		await userEvent.keyboard('{ArrowDown}');
		expect(input.getAttribute('aria-expanded')).toBe('true');
		await userEvent.keyboard('{Escape}');
		expect(input.getAttribute('aria-expanded')).toBe('false');
	});
	it('keeps a text of one’s own only where that is allowed', async () => {
		const strict = await combobox();
		await strict.field.fill('Quien sea');
		await userEvent.tab();
		await vi.waitFor(() => expect(strict.input.value).toBe(''));
		await strict.screen.unmount();

		const free = await combobox({ free: true });
		await free.field.fill('Auditoría externa');
		await userEvent.tab();
		await vi.waitFor(() => expect(free.onchange).toHaveBeenCalledWith(null, 'Auditoría externa'));
		expect(free.input.value).toBe('Auditoría externa');
	});
	it('that only looks for something takes the one it finds by Enter, and no text', async () => {
		const { screen, field, onchange, input } = await combobox({ search: true });
		await field.fill('nada de esto');
		await expect.element(screen.getByText('Nada coincide con «nada de esto».')).toBeVisible();
		await userEvent.keyboard('{Enter}');
		await field.fill('de');
		await userEvent.keyboard('{Enter}');
		expect(onchange).not.toHaveBeenCalled();
		await field.fill('retencion');
		await userEvent.keyboard('{Enter}');
		expect(onchange).toHaveBeenCalledExactlyOnceWith('p2', 'Coordinación de Retención');
		expect(input.value).toBe('Coordinación de Retención');
	});
	it('says nothing of what is still on its way', async () => {
		const { screen, field } = await combobox({ search: true, waiting: true });
		await field.fill('nada de esto');
		expect(screen.getByRole('status').query()).toBeNull();
	});
	it('takes a text that names an option for that option', async () => {
		const { field, onchange } = await combobox({ free: true });
		await field.fill('analista de ingresos');
		await userEvent.tab();
		await vi.waitFor(() => expect(onchange).toHaveBeenCalledWith('p1', 'Analista de Ingresos'));
	});
});
