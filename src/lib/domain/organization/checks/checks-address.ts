import { CHECKS, type CheckCode } from './finding';

/** What the checks are asked for; it lives in the page's address. */
export interface ChecksAddress {
	/** Null for every check. */
	check: CheckCode | null;
	/** Code of a unit; '' for all. */
	unit: string;
}

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readChecksAddress(params: URLSearchParams): ChecksAddress {
	return {
		check: CHECKS.find((one) => one === params.get('check')) ?? null,
		unit: (params.get('unit') ?? '').trim().slice(0, 60)
	};
}

/** The address with something changed. */
export function checksHref(
	address: ChecksAddress,
	change: Partial<ChecksAddress> = {},
	path: '/organization/checks' | '/organization/checks/file' = '/organization/checks'
): string {
	const next = { ...address, ...change };
	const params = new URLSearchParams();
	if (next.check) params.set('check', next.check);
	if (next.unit) params.set('unit', next.unit);
	const search = params.toString();
	return search ? `${path}?${search}` : path;
}
