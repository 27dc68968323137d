const ROLES: Record<string, string> = {
	TABLE: 'table',
	THEAD: 'rowgroup',
	TBODY: 'rowgroup',
	TFOOT: 'rowgroup',
	TR: 'row',
	TD: 'cell'
};

function write(part: Element): void {
	const role =
		part.tagName === 'TH'
			? part.getAttribute('scope') === 'row'
				? 'rowheader'
				: 'columnheader'
			: ROLES[part.tagName];
	if (role) part.setAttribute('role', role);
}

/**
 * Rows drawn as cards (`display: block`) are no table any more to some screen readers: the roles
 * are written out, also on rows that come later.
 */
export function keepRoles(table: HTMLTableElement): () => void {
	const all = () => [table, ...table.querySelectorAll('thead,tbody,tfoot,tr,th,td')].forEach(write);
	all();
	const observer = new MutationObserver(all);
	observer.observe(table, { childList: true, subtree: true });
	return () => observer.disconnect();
}
