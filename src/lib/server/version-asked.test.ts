import { expect, it } from 'vitest';
import { versionAsked } from './version-asked';

it.each([
	[null, undefined],
	['', undefined],
	['open', 'open'],
	['2', 2],
	['abc', 0],
	['1.5', 0],
	['-1', 0],
	['99999999', 0]
])('the version «%s» of an address is read as %s', (text, version) => {
	expect(versionAsked(text)).toBe(version);
});
