import type { Draft } from './draft';
import type { Title } from './labels';

/** Goes on in the section that a title opens; the form's own title opens none. */
export function openSection(draft: Draft, title: Title, words: string): void {
	draft.side = /extern/i.test(words) && !/intern/i.test(words) ? 'external' : null;
	if (/intern/i.test(words) && !/extern/i.test(words)) draft.side = 'internal';
	if (title === 'form') return;
	draft.section = title === 'location' || isOptional(title) ? null : title;
}

const isOptional = (title: Title): title is 'authority' | 'confidentiality' =>
	title === 'authority' || title === 'confidentiality';
