import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawnForAnother, enterProduct } from './enter-product';

const forget = (name: string) => (document.cookie = `${name}=; path=/; max-age=0`);
const keep = (name: string, value: string) => (document.cookie = `${name}=${value}; path=/`);

beforeEach(() => {
	document.documentElement.lang = 'es';
	document.documentElement.dataset.theme = 'system';
});
afterEach(() => {
	forget('locale');
	forget('theme');
});

it('goes on in the page where the account chose nothing, or what the page is drawn in', () => {
	expect(drawnForAnother()).toBe(false);
	keep('locale', 'es');
	keep('theme', 'system');
	expect(drawnForAnother()).toBe(false);
});

it('loads the next page whole for another language or theme', () => {
	keep('locale', 'en');
	expect(drawnForAnother()).toBe(true);
	keep('locale', 'es');
	keep('theme', 'dark');
	expect(drawnForAnother()).toBe(true);
});

it('stays with a refusal, whatever the cookies say', async () => {
	keep('locale', 'en');
	const update = vi.fn(async () => {});
	await enterProduct({ type: 'failure', status: 422 }, update);
	expect(update).toHaveBeenCalledWith({ reset: false });
});
