import { expect, it } from 'vitest';
import { openVersionHref } from './open-version-href';

it.each([
	['draft', null, '/positions/A/edit'],
	['returned', null, '/positions/A/edit'],
	['in-review', null, '/positions/A?version=open'],
	['approved', null, '/positions/A?version=open'],
	['scheduled', 3, '/positions/A?version=3']
] as const)('a version that is %s is found where it is', (state, number, href) => {
	expect(openVersionHref('/positions/A', { state, number })).toBe(href);
});
