import { SHOWN_STATES, type ShownState } from './version';

export const SORTS = ['title', 'code', 'unit'] as const;
export type Sort = (typeof SORTS)[number];
/** `none`: without a matrix in force; `retired`: retired positions. */
export type StateFilter = ShownState | 'none' | 'retired';
const STATE_FILTERS: readonly StateFilter[] = [...SHOWN_STATES, 'none', 'retired'];

/** What the list of positions is asked for; it lives in the page's address. */
export interface ListAddress {
	query: string;
	unit: string;
	/** Family of the position; '' for any. */
	family: string;
	state: StateFilter | null;
	sort: Sort;
	page: number;
}

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readListAddress(params: URLSearchParams): ListAddress {
	const page = Number(params.get('page') ?? 1);
	return {
		query: (params.get('query') ?? '').trim().slice(0, 200),
		unit: (params.get('unit') ?? '').slice(0, 40),
		family: (params.get('family') ?? '').slice(0, 300),
		state: STATE_FILTERS.find((state) => state === params.get('state')) ?? null,
		sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'title',
		page: Number.isInteger(page) && page > 0 ? page : 1
	};
}

/** The address of the list with something changed; any change but of the page goes to the first. */
export function listHref(address: ListAddress, change: Partial<ListAddress> = {}): string {
	const next = { ...address, page: 1, ...change };
	const params = new URLSearchParams();
	if (next.query) params.set('query', next.query);
	if (next.unit) params.set('unit', next.unit);
	if (next.family) params.set('family', next.family);
	if (next.state) params.set('state', next.state);
	if (next.sort !== 'title') params.set('sort', next.sort);
	if (next.page > 1) params.set('page', String(next.page));
	const search = params.toString();
	return search ? `/positions?${search}` : '/positions';
}

export function isFiltered(address: ListAddress): boolean {
	const { query, unit, family, state } = address;
	return query !== '' || unit !== '' || family !== '' || state !== null;
}
