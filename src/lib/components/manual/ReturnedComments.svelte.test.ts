import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { formatter } from '$lib/i18n/format';
import ReturnedComments from './ReturnedComments.svelte';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
const comment = {
	...{ section: 'structure' as const, text: 'Falta la agencia nueva.' },
	...{ by: 'Rubén Ochoa', at: '2026-03-02T15:00:00.000Z' }
};

it('what a reviewer asked for leads to the part that is to be mended', async () => {
	const screen = await render(ReturnedComments, {
		comments: [comment],
		format,
		hrefOf: (place) => `#${place}`
	});
	expect(screen.container.textContent).toContain('Falta la agencia nueva. Rubén Ochoa');
	const part = screen.getByRole('link', { name: 'la estructura' });
	await expect.element(part).toHaveAttribute('href', '#structure');
});

it('nothing is said where nobody asked for anything', async () => {
	const screen = await render(ReturnedComments, { comments: [], format });
	expect(screen.container.textContent).toBe('');
});
