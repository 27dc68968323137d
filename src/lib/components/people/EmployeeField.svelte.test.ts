import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { EmployeeSuggestions } from '$lib/domain/accounts/views';
import EmployeeField from './EmployeeField.svelte';

afterEach(() => vi.unstubAllGlobals());

async function field(answer: EmployeeSuggestions) {
	const onchosen = vi.fn();
	vi.stubGlobal('fetch', async () => Response.json(answer));
	const screen = await render(EmployeeField, { employee: null, error: null, onchosen });
	const sent = () => screen.container.querySelector<HTMLInputElement>('[name="employeeNumber"]');
	return { screen, onchosen, sent, box: screen.getByRole('combobox') };
}

it('never offers to keep a text, and says whose it is', async () => {
	const { screen, box } = await field({
		found: [],
		none: { why: 'has-account', name: 'Daniela Ríos' }
	});
	await box.fill('dan');
	await expect.element(screen.getByText('Daniela Ríos ya tiene una cuenta.')).toBeVisible();
	expect(screen.container.textContent).not.toContain('como texto');
	await userEvent.tab();
	await expect
		.element(screen.getByText('Elige de la lista o deja el campo vacío.', { exact: false }))
		.toBeVisible();
	await expect.element(box).toHaveAttribute('aria-invalid', 'true');
	await box.fill('');
	await expect.element(box).not.toHaveAttribute('aria-invalid', 'true');
});

it('says where every employee has an account', async () => {
	const { screen, box } = await field({ found: [], none: { why: 'everybody' } });
	await box.fill('dan');
	await expect.element(screen.getByText('Todos los empleados tienen ya una cuenta.')).toBeVisible();
});

it('takes a number that was typed whole, without a choice from the list', async () => {
	const found = [{ id: 'e1', number: '10442', name: 'Daniela Ríos', position: 'Analista' }];
	const { box, onchosen, sent } = await field({ found, none: null });
	await box.fill('10442');
	await userEvent.tab();
	await vi.waitFor(() => expect(onchosen).toHaveBeenCalledWith('Daniela Ríos'));
	expect(sent()?.value).toBe('10442');
	await expect.element(box).toHaveValue('Daniela Ríos');
});
