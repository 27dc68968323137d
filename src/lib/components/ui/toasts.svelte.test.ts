import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Toaster from './Toaster.svelte';
import { dismiss, toast, toasts } from './toasts.svelte';

beforeEach(() => {
	for (const { id } of [...toasts()]) dismiss(id);
});

it('a toast says what happened, undoes it once and goes', async () => {
	const undo = vi.fn();
	const screen = await render(Toaster);
	toast('Se quitó la función 4.', undo);
	await expect.element(screen.getByText('Se quitó la función 4.')).toBeVisible();
	await screen.getByRole('button').click();
	expect(undo).toHaveBeenCalledOnce();
	await vi.waitFor(() => expect(toasts()).toHaveLength(0));
});
it('at most three toasts stand at once', () => {
	for (const text of ['uno', 'dos', 'tres', 'cuatro']) toast(text);
	expect(toasts().map(({ message }) => message)).toEqual(['dos', 'tres', 'cuatro']);
});
