import { CHECKS, type CheckCode } from './finding';

/** What the checks are asked for; it lives in the page's address. */
export interface ChecksAddress {
	/** Null for every check. */
	check: CheckCode | null;
	/** Code of a unit; '' for all. */
	unit: string;
	/** Id of the finding for which a reason is being given; '' for none. */
	aside: string;
}

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readChecksAddress(params: URLSearchParams): ChecksAddress {
	return {
		check: CHECKS.find((one) => one === params.get('check')) ?? null,
		unit: (params.get('unit') ?? '').trim().slice(0, 60),
		aside: (params.get('aside') ?? '').slice(0, 40)
	};
}

/** The address with something changed; only a link to a finding asks for its reason. */
export function checksHref(
	address: Pick<ChecksAddress, 'check' | 'unit'>,
	change: Partial<ChecksAddress> = {},
	path: '/organization/checks' | '/organization/checks/file' = '/organization/checks'
): string {
	const next = { ...address, aside: '', ...change };
	const params = new URLSearchParams();
	if (next.check) params.set('check', next.check);
	if (next.unit) params.set('unit', next.unit);
	if (next.aside) params.set('aside', next.aside);
	const search = params.toString();
	return search ? `${path}?${search}` : path;
}
