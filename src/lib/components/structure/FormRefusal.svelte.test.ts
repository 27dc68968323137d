import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FormRefusal from './FormRefusal.svelte';

it('a form that was overtaken says so in sight, and where the saved state is read', async () => {
	const spacer = document.createElement('div');
	spacer.setAttribute('style', 'height: 3000px');
	const first = await render(FormRefusal, {
		answer: { code: 'structure-changed', message: 'x' },
		saved: '/organization/units/ATC'
	});
	document.body.append(spacer);
	const box = first.container.querySelector<HTMLElement>('[tabindex]');
	expect(document.activeElement).toBe(box);
	const link = first.getByRole('link', { name: /otra pestaña/ }).element();
	expect(link.getAttribute('href')).toBe('/organization/units/ATC');
	expect(link.getAttribute('target')).toBe('_blank');

	// Refused once more for the same reason, from the far end of the form.
	box?.blur();
	window.scrollTo(0, document.body.scrollHeight);
	await first.rerender({ answer: { code: 'structure-changed', message: 'x' } });
	await vi.waitFor(() => expect(document.activeElement).toBe(box));
	expect(box?.getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
	spacer.remove();
});

it('any other refusal is said as it is', async () => {
	const screen = await render(FormRefusal, {
		answer: { code: 'forbidden', message: 'No puedes hacer esto.' },
		saved: '/'
	});
	await expect.element(screen.getByRole('alert')).toHaveTextContent('No puedes hacer esto.');
	expect(screen.getByRole('link').query()).toBeNull();
});
