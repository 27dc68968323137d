import { tick } from 'svelte';

/**
 * Puts the focus on the first field that a refused form complains about, else on its password: the
 * button that sent it was disabled meanwhile, which leaves a keyboard at the top of the page.
 */
export async function focusFault(form: HTMLFormElement): Promise<void> {
	await tick();
	const field =
		form.querySelector<HTMLInputElement>('[aria-invalid="true"]') ??
		form.querySelector<HTMLInputElement>('[type="password"]');
	field?.focus();
	if (field?.type === 'password') field.select();
}
