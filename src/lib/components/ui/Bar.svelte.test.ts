import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Bar from './Bar.svelte';

const widthOf = (container: HTMLElement) => container.querySelector('rect')?.getAttribute('width');

describe('a bar', () => {
	it('is as wide as its share, without a style attribute', async () => {
		const { container } = await render(Bar, { value: 15, max: 17 });
		expect(widthOf(container)).toBe('88.2%');
		expect(container.querySelector('[style]')).toBeNull();
	});
	it('never leaves its frame', async () => {
		expect(widthOf((await render(Bar, { value: 130 })).container)).toBe('100%');
		expect(widthOf((await render(Bar, { value: -3 })).container)).toBe('0%');
		expect(widthOf((await render(Bar, { value: 1, max: 0 })).container)).toBe('0%');
	});
	it('is a picture with a name where it is given one, and silent otherwise', async () => {
		const named = await render(Bar, { value: 3, max: 4, label: '3 de 4 firmaron' });
		await expect.element(named.getByRole('img', { name: '3 de 4 firmaron' })).toBeInTheDocument();
		const silent = await render(Bar, { value: 3 });
		expect(silent.container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
	});
});
