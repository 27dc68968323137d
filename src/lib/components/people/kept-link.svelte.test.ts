import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { keptLink } from './kept-link.svelte';

it('a link that was shown stays through other forms, until it is dismissed or another is made', () => {
	let answer = $state.raw<{ url: string } | null>({ url: '/setup/first' });
	let kept: ReturnType<typeof keptLink<{ url: string }>> | undefined;
	const stop = $effect.root(() => {
		kept = keptLink(() => answer);
	});
	const after = (next: { url: string } | null) => {
		answer = next;
		flushSync();
		return kept?.link?.url ?? null;
	};
	expect(after(answer)).toBe('/setup/first');
	expect(after(null)).toBe('/setup/first');
	expect(after({ url: '/setup/second' })).toBe('/setup/second');
	kept?.dismiss();
	expect(after(null)).toBeNull();
	stop();
});
