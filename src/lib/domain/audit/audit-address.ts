import { isCivilDate } from '../calendar/civil-date';
import type { CivilDate } from '../matrix/version';

/** What the audit trail is asked for; it lives in the page's address. */
export interface AuditAddress {
	actor: string;
	recordKind: string;
	recordId: string;
	action: string;
	from: CivilDate | '';
	to: CivilDate | '';
	cursor: string;
}

const FIELDS = ['actor', 'recordKind', 'recordId', 'action', 'from', 'to', 'cursor'] as const;

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readAuditAddress(params: URLSearchParams): AuditAddress {
	const text = (name: string, most: number) => (params.get(name) ?? '').trim().slice(0, most);
	const date = (name: string) => (isCivilDate(text(name, 10)) ? text(name, 10) : '');
	return {
		actor: text('actor', 100),
		recordKind: text('recordKind', 40),
		recordId: text('recordId', 60),
		action: text('action', 60),
		from: date('from'),
		to: date('to'),
		cursor: text('cursor', 200)
	};
}

/** The address with something changed; any change but of the cursor goes back to the newest. */
export function auditHref(address: AuditAddress, change: Partial<AuditAddress> = {}): string {
	const next = { ...address, cursor: '', ...change };
	const params = new URLSearchParams();
	for (const field of FIELDS) if (next[field]) params.set(field, next[field]);
	const search = params.toString();
	return search ? `/audit?${search}` : '/audit';
}

export function isAuditFiltered(address: AuditAddress): boolean {
	return FIELDS.some((field) => field !== 'cursor' && address[field] !== '');
}
