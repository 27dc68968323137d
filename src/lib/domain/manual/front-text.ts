import { plainRichText } from '../text/rich-text';
import type { ManualContent } from './content';
import type { FrontField } from './front-fields';

/** A field in plain words; empty where nothing stands. */
export function frontText(content: ManualContent, field: FrontField): string {
	const value = content[field];
	if (typeof value !== 'string') return value.join(' · ');
	return field === 'objectives' ? plainRichText(value) : value;
}
