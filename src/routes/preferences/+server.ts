import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { THEMES } from '$lib/components/frame/frame-data';

const preferences = z.object({
	locale: z.enum(['es', 'en']).optional(),
	theme: z.enum(THEMES).optional(),
	back: z.string().default('/')
});

/** Only an address of this site, read as a browser reads it (`//elsewhere`, `/\t/elsewhere`). */
function safePath(path: string, site: URL): string {
	const target = URL.canParse(path, site) ? new URL(path, site) : site;
	return target.origin === site.origin && path.startsWith('/')
		? target.pathname + target.search
		: '/';
}

/** Language and theme, for whoever has no scripts; both are plain cookies that scripts may read. */
export async function POST({ request, cookies, url }) {
	const form = preferences.safeParse(Object.fromEntries(await request.formData()));
	if (!form.success) redirect(303, '/');
	const options = {
		path: '/',
		maxAge: 31_536_000,
		sameSite: 'lax' as const,
		httpOnly: false,
		secure: url.protocol === 'https:'
	};
	if (form.data.locale) cookies.set('locale', form.data.locale, options);
	if (form.data.theme) cookies.set('theme', form.data.theme, options);
	redirect(303, safePath(form.data.back, url));
}
