import { isCivilDate } from '../calendar/civil-date';
import type { CivilDate } from '../matrix/version';

export const SHOWN = ['posts', 'people', 'vacancies'] as const;
export type Shown = (typeof SHOWN)[number];
export const SORT_COLUMNS = [
	'order',
	'code',
	'title',
	'boss',
	'seats',
	'people',
	'vacancies'
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** What the chart is asked for; it lives in the page's address, so that it can be passed on. */
export interface OrganizationAddress {
	/** Code of a unit; '' for the whole. */
	unit: string;
	/** Null for today. */
	date: CivilDate | null;
	/** Id of a post to be looked at. */
	post: string;
	show: Shown;
	/** Equal posts of sibling units as one box. */
	merge: boolean;
	/** How many levels are open; null for a sensible number. */
	levels: number | 'all' | null;
	/** Null: a chart on wide screens, an outline on narrow ones. */
	as: 'chart' | 'outline' | null;
	sort: SortColumn;
	descending: boolean;
	/** Every row of the table. */
	all: boolean;
	query: string;
}

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readOrganizationAddress(params: URLSearchParams): OrganizationAddress {
	const date = params.get('date') ?? '';
	const levels = params.get('levels') ?? '';
	const as = params.get('as');
	return {
		unit: (params.get('unit') ?? '').trim().slice(0, 60),
		date: isCivilDate(date) ? date : null,
		post: (params.get('post') ?? '').slice(0, 60),
		show: SHOWN.find((one) => one === params.get('show')) ?? 'posts',
		merge: params.get('merge') === '1',
		levels: levels === 'all' ? 'all' : /^[1-9]\d?$/.test(levels) ? Number(levels) : null,
		as: as === 'chart' || as === 'outline' ? as : null,
		sort: SORT_COLUMNS.find((one) => one === params.get('sort')) ?? 'order',
		descending: params.get('descending') === '1',
		all: params.get('all') === '1',
		query: (params.get('query') ?? '').trim().slice(0, 100)
	};
}

/** The parameters of an address, those that say nothing left out. */
export function organizationParams(
	address: OrganizationAddress,
	change: Partial<OrganizationAddress> = {}
): URLSearchParams {
	const next = { ...address, ...change };
	const params = new URLSearchParams();
	if (next.unit) params.set('unit', next.unit);
	if (next.date) params.set('date', next.date);
	if (next.post) params.set('post', next.post);
	if (next.show !== 'posts') params.set('show', next.show);
	if (next.merge) params.set('merge', '1');
	if (next.levels !== null) params.set('levels', String(next.levels));
	if (next.as) params.set('as', next.as);
	if (next.sort !== 'order') params.set('sort', next.sort);
	if (next.descending) params.set('descending', '1');
	if (next.all) params.set('all', '1');
	if (next.query) params.set('query', next.query);
	return params;
}

/** The address of the chart with something changed. */
export function organizationHref(
	address: OrganizationAddress,
	change: Partial<OrganizationAddress> = {},
	path: '/organization' | '/organization/chart.svg' = '/organization'
): string {
	const search = organizationParams(address, { query: '', ...change }).toString();
	return search ? `${path}?${search}` : path;
}
