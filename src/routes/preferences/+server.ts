import { redirect } from '@sveltejs/kit';
import { preferencesForm } from '$lib/domain/access/forms';
import { safePath } from '$lib/domain/access/safe-path';

const YEAR = 31_536_000;

/** Language and theme, for whoever has no scripts; both are plain cookies that scripts may read. */
export async function POST({ request, cookies, url }) {
	const form = await request.formData();
	const { data } = preferencesForm.safeParse(Object.fromEntries(form));
	const options = {
		path: '/',
		maxAge: YEAR,
		sameSite: 'lax' as const,
		httpOnly: false,
		secure: url.protocol === 'https:'
	};
	if (data?.locale) cookies.set('locale', data.locale, options);
	if (data?.theme) cookies.set('theme', data.theme, options);
	redirect(303, safePath(form.get('back')?.toString()));
}
