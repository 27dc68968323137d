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
