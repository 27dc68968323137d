import { z } from 'zod';
import { MOST_ROWS } from '$lib/domain/accounts/import-plan';
import { m } from '$lib/i18n/paraglide/messages';
import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import { linkList } from '$lib/server/services/accounts/link-list';
import type { RequestHandler } from './$types';

const lines = z
	.array(
		z.object({
			name: z.string().max(200),
			number: z.string().max(60),
			url: z.string().max(300)
		})
	)
	.max(MOST_ROWS);

/** The links that a page shows this once, as a list for a spreadsheet; nothing of it is kept. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const given = (await request.formData()).get('links');
	let read: unknown = null;
	try {
		read = JSON.parse(typeof given === 'string' ? given : '');
	} catch {
		// An empty list is answered: it comes from the page itself.
	}
	const text = await answering(locals, (ctx) => linkList(ctx, lines.catch([]).parse(read)));
	return attachment(
		new TextEncoder().encode(text),
		m.accounts_import_links_file(),
		'text/csv; charset=utf-8'
	);
};
