import type { SignIn } from './product';

/** Signs in as a browser without scripts does. @returns the cookie header of the session */
export async function signInByForm(
	url: string,
	{ login, password }: Pick<SignIn, 'login' | 'password'>
): Promise<string> {
	const response = await fetch(new URL('/sign-in', url), {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, accept: 'text/html' },
		body: new URLSearchParams({ login, password })
	});
	if (response.status !== 303)
		throw new Error(`${login} was not let in: ${response.status} ${await response.text()}`);
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';', 1)[0])
		.join('; ');
}
