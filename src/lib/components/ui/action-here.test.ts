import { expect, it } from 'vitest';
import { actionHere } from './action-here';

it.each([
	['/manual/A', '?/decide'],
	['/manual/A?edition=open', '?edition=open&/decide'],
	['/manual/A?edition=open&/recall', '?edition=open&/decide'],
	['/manual/A?edition=2&done=published', '?edition=2&/decide']
])('an action of %s stays there', (path, action) => {
	expect(actionHere(new URL(path, 'http://localhost'), 'decide')).toBe(action);
});
