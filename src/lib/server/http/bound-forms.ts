/**
 * Forms that are sent without scripts belong to the account whose page they stood on: its id travels
 * in their address. Scripts name it in a header, but a plain form has none. It stands in the address
 * and not in a field, so that a form with a file need not be read to be refused.
 */
const FORM_ACCOUNT = 'as';

/** The account that a form was drawn for; null where its address names none. */
export const formAccount = (url: URL): string | null => url.searchParams.get(FORM_ACCOUNT);

const FORM = /<form\b[^>]*>/g;
const ACTION = / action="([^"]*)"/;

/**
 * A page whose forms name its account.
 * @param url the page's own address, to which a form without an action is sent
 */
export function boundForms(html: string, accountId: string, url: URL): string {
	const added = `${FORM_ACCOUNT}=${encodeURIComponent(accountId)}`;
	return html.replace(FORM, (form) => {
		if (!/ method="POST"/.test(form)) return form;
		const action = ACTION.exec(form)?.[1];
		if (action === undefined)
			return form.replace('<form', `<form action="${ownSearch(url, added)}"`);
		if (new RegExp(`[?;&]${FORM_ACCOUNT}=`).test(action)) return form;
		const joined = `${action}${action.includes('?') ? '&amp;' : '?'}${added}`;
		return form.replace(ACTION, () => ` action="${joined}"`);
	});
}

/** What a form without an action is sent to, but for an action that led to this page. */
function ownSearch({ searchParams }: URL, added: string): string {
	const kept = new URLSearchParams(
		[...searchParams].filter(([name]) => name !== FORM_ACCOUNT && !name.startsWith('/'))
	);
	const before = kept.size > 0 ? `${kept.toString().replaceAll('&', '&amp;')}&amp;` : '';
	return `?${before}${added}`;
}
