import { plainRichText } from '../text/rich-text';
import type { ManualContent } from './content';

/** What the cover and the running header say. */
export const FRONT_FIELDS = [
	'code',
	'title',
	'language',
	'normativeSystem',
	'issuedBy',
	'authorisedBy',
	'reviewedBy',
	'processOwner',
	'createdOn',
	'conformityLegend',
	'objectives'
] as const;
export type FrontField = (typeof FRONT_FIELDS)[number];

/** A field in plain words; empty where nothing stands. */
export function frontText(content: ManualContent, field: FrontField): string {
	const value = content[field];
	if (typeof value !== 'string') return value.join(' · ');
	return field === 'objectives' ? plainRichText(value) : value;
}
