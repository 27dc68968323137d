import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../../src/lib/server/auth/sessions';
import { startAccessCompany, type StartedCompany } from './started';

let company: StartedCompany;
beforeAll(async () => {
	company = await startAccessCompany();
}, 120_000);
afterAll(() => company?.stop());

const site = () => company.product.url;
function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
	return fetch(new URL(path, site()), {
		redirect: 'manual',
		...init,
		headers: { accept: 'text/html', origin: site(), ...init.headers }
	});
}
const enter = (login: string, password: string, path = '/sign-in', headers = {}) =>
	ask(path, { method: 'POST', headers, body: new URLSearchParams({ login, password }) });
const cookiesOf = (response: Response) => response.headers.getSetCookie();
const cookie = (token: string | null) => ({ cookie: `${SESSION_COOKIE}=${token}` });
const passwordOf = (login: string) => company.people.find(login).password;
const idOf = (login: string) => company.people.find(login).account.id;
const HR = 'rh@acceso.example';
const OTHER = 'revisa@acceso.example';

describe('signing in over the wire', () => {
	it('sets a cookie that scripts cannot read and other sites do not send', async () => {
		const response = await enter(HR, passwordOf(HR));
		const session = cookiesOf(response).find((text) => text.startsWith(SESSION_COOKIE));
		expect(session).toMatch(/; HttpOnly/i);
		expect(session).toMatch(/; SameSite=Lax/i);
		expect(session).not.toMatch(/; Secure/i);
		expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
	});

	it('leads back to the page that was asked for, and nowhere else', async () => {
		const asked = await ask('/positions?query=a%20b');
		const location = asked.headers.get('location') ?? '';
		expect(location).toBe('/sign-in?next=%2Fpositions%3Fquery%3Da%2520b');
		const back = await enter(HR, passwordOf(HR), location);
		expect(back.headers.get('location')).toBe('/positions?query=a%20b');
		const away = await enter(HR, passwordOf(HR), '/sign-in?next=//evil.example');
		expect(away.headers.get('location')).toBe('/');
	});

	it('by a wrong password and by an unknown account shows the same page', async () => {
		const page = async (login: string) => {
			const response = await enter(login, 'ninguna de estas');
			const html = (await response.text()).replaceAll(login, '…');
			// What differs by the request: its nonce and its address in the scripts.
			return [response.status, html.replace(/nonce="[^"]*"|__sveltekit_\w+/g, '')];
		};
		const unknown = await page('nadie@acceso.example');
		expect(await page(HR)).toEqual(unknown);
		expect(unknown[0]).toBe(422);
		expect(unknown[1]).toContain('El correo, el número o la contraseña no coinciden.');
	});

	it('says how long to wait after failures', async () => {
		for (let failure = 0; failure < 6; failure += 1) await enter('lenta@acceso.example', 'x');
		const response = await enter('lenta@acceso.example', 'x');
		expect(response.status).toBe(429);
		expect(await response.text()).toMatch(/Demasiados intentos\. Espera \d+ s/);
	});

	it('is refused to a form of another site', async () => {
		const response = await enter(HR, passwordOf(HR), '/sign-in', {
			origin: 'https://evil.example'
		});
		expect(response.status).toBe(403);
		expect(cookiesOf(response).some((text) => text.startsWith(SESSION_COOKIE))).toBe(false);
	});

	it('is refused to a request of another site that is no form either', async () => {
		// A body without a type is sent by any page, unasked.
		const send = (origin: string) =>
			ask('/sign-in/resume', {
				method: 'POST',
				headers: { origin },
				body: new Blob([JSON.stringify({ accountId: 'a', password: 'b' })])
			});
		expect((await send('https://evil.example')).status).toBe(403);
		expect((await send('null')).status).toBe(403);
		expect((await send(site())).status).toBe(422);
	});

	it('ends the session that came with the request', async () => {
		const login = 'revisa@acceso.example';
		const first = cookiesOf(await enter(login, passwordOf(login)))
			.find((text) => text.startsWith(SESSION_COOKIE))
			?.split(';', 1)[0] as string;
		await enter(login, passwordOf(login), '/sign-in', { cookie: first });
		expect((await ask('/', { headers: { cookie: first } })).status).toBe(303);
	});
});

describe('a form that was sent after the session ended', () => {
	const TEXT = 'Lo que escribió una persona';
	const owned = (accountId: string) => ({ cookie: `escalafon_account=${accountId}` });

	it('goes on with its own person, whoever signed in in another window meanwhile', async () => {
		const path = '/sign-in/again?to=/positions/new';
		const sent = await ask(path, {
			method: 'POST',
			headers: owned(idOf(HR)),
			body: new URLSearchParams({ title: TEXT })
		});
		expect(sent.status).toBe(401);
		const html = await sent.text();
		const owner = /name="owner" value="([^"]*)"/.exec(html)?.[1] ?? '';
		const signInAs = async (login: string) => {
			const answer = await ask(path, {
				method: 'POST',
				headers: owned(idOf(OTHER)),
				body: new URLSearchParams({
					...{ kept: JSON.stringify([['title', TEXT]]), left: 'false', owner },
					...{ login, password: passwordOf(login) }
				})
			});
			return answer.text();
		};
		expect(await signInAs(OTHER)).not.toContain(TEXT);
		expect(await signInAs(HR)).toContain(TEXT);
	});
});

describe('a form without scripts', () => {
	const sessionOf = async (login: string) =>
		cookiesOf(await enter(login, passwordOf(login)))
			.find((text) => text.startsWith(SESSION_COOKIE))
			?.split(';', 1)[0] as string;

	it('names the account of its page, and is nobody else’s who signed in meanwhile', async () => {
		const page = async (held: string) => {
			const html = await (await ask('/account', { headers: { cookie: held } })).text();
			return [...html.matchAll(/<form[^>]* method="POST"[^>]*>/g)].map(
				([form]) => /action="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? ''
			);
		};
		const first = await sessionOf(HR);
		const forms = await page(first);
		expect(forms.length).toBeGreaterThan(3);
		for (const form of forms) expect(form).toContain(`as=${idOf(HR)}`);
		const action = forms.find((form) => form.startsWith('?/password')) ?? '';
		const send = (held: string) =>
			ask(`/account${action}`, {
				method: 'POST',
				headers: { cookie: held },
				body: new URLSearchParams({ current: '', next: '', again: '' })
			});
		const refused = await send(await sessionOf(OTHER));
		expect(refused.status).toBe(409);
		expect(await refused.text()).toContain('Esta página la abrió otra cuenta en este navegador');
		expect((await send(first)).status).toBe(422);
		const resumed = await send('nothing=1');
		expect(resumed.headers.get('location')).toContain(encodeURIComponent(`as=${idOf(HR)}`));
	});
});

describe('a link that was used', () => {
	it('lets its person in in spite of failures, and ends the session that the browser had', async () => {
		const login = 'autoriza@acceso.example';
		for (let failure = 0; failure < 7; failure += 1) await enter(login, 'ninguna de estas');
		const before = cookiesOf(await enter(HR, passwordOf(HR)))
			.find((text) => text.startsWith(SESSION_COOKIE))
			?.split(';', 1)[0] as string;
		expect((await ask('/', { headers: { cookie: before } })).status).toBe(200);
		const password = 'otra frase bien larga';
		const used = await enter('', '', `/setup/${company.places.link}`, { cookie: before });
		expect(used.status).toBe(422);
		const done = await ask(`/setup/${company.places.link}`, {
			method: 'POST',
			headers: { cookie: before },
			body: new URLSearchParams({ next: password, again: password })
		});
		expect([done.status, done.headers.get('location')]).toEqual([303, '/']);
		const held = cookiesOf(done)
			.find((text) => text.startsWith(SESSION_COOKIE))
			?.split(';', 1)[0] as string;
		expect((await ask('/', { headers: { cookie: held } })).status).toBe(200);
		expect((await ask('/', { headers: { cookie: before } })).status).toBe(303);
		expect(await (await ask(`/setup/${company.places.link}`)).text()).not.toContain('name="next"');
	});
});

describe('signing out over the wire', () => {
	it('ends the session and takes the cookie away', async () => {
		const login = '104';
		const held = cookiesOf(await enter(login, passwordOf(login)))
			.find((text) => text.startsWith(SESSION_COOKIE))
			?.split(';', 1)[0] as string;
		const out = await ask('/sign-out', {
			method: 'POST',
			headers: { cookie: held },
			body: new URLSearchParams()
		});
		expect(out.headers.get('location')).toBe('/sign-in');
		expect(cookiesOf(out).join()).toMatch(new RegExp(`${SESSION_COOKIE}=;`));
		expect((await ask('/', { headers: { cookie: held } })).status).toBe(303);
	});
});

describe('every answer', () => {
	it.each(['/sign-in', '/favicon.svg', '/nada', '/positions'])(
		'to %s carries the usual headers',
		async (path) => {
			const { headers } = await ask(path);
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('x-frame-options')).toBe('DENY');
			expect(headers.get('referrer-policy')).toBe('same-origin');
		}
	);

	it('that is a page allows its own scripts by a nonce of its own', async () => {
		const policy = async () => (await ask('/sign-in')).headers.get('content-security-policy') ?? '';
		const [one, two] = [await policy(), await policy()];
		expect(one).toMatch(/script-src 'self' 'nonce-[^']+'/);
		expect(one).toContain("frame-ancestors 'none'");
		expect(one).not.toMatch(/script-src[^;]*unsafe-inline/);
		expect(one).not.toBe(two);
	});

	it('to somebody signed in is kept by no cache', async () => {
		const { headers } = await ask('/', { headers: cookie(company.tokens.hr) });
		expect(headers.get('cache-control')).toBe('private, no-store');
	});

	it('is in the language that the browser asks for, and says so to its script', async () => {
		const english = await ask('/sign-in', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
		const html = await english.text();
		expect(html).toContain('<html lang="en"');
		expect(html).toContain('Sign in');
		expect(cookiesOf(english).join()).toContain('locale=en');
		expect(await (await ask('/sign-in')).text()).toContain('<html lang="es"');
	});

	it('is drawn in the theme that was chosen', async () => {
		const dark = await ask('/sign-in', { headers: { cookie: 'theme=dark' } });
		expect(await dark.text()).toContain('data-theme="dark"');
		const odd = await ask('/sign-in', { headers: { cookie: 'theme="><script>' } });
		expect(await odd.text()).toContain('data-theme="system"');
	});

	it('to a body beyond the limit is one sentence', async () => {
		const response = await ask('/sign-in', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'login=' + 'a'.repeat(600 * 1024)
		});
		expect(response.status).toBe(413);
		expect(await response.text()).toContain('El límite es de 5 MB');
	});

	it("to a logo beyond the limit of its form is the form's own, and speaks of an image", async () => {
		const answer = await ask('/settings/companies/any?/logo', {
			method: 'POST',
			headers: {
				...cookie(company.tokens.administrator),
				accept: 'application/json',
				'content-type': 'multipart/form-data; boundary=x',
				'x-sveltekit-action': 'true'
			},
			body: 'a'.repeat(6 * 1024 * 1024)
		});
		expect(answer.status).toBe(413);
		const { type, data } = (await answer.json()) as { type: string; data: string };
		expect(type).toBe('failure');
		expect(data).toContain('La imagen pasa de 500 kB');
		expect(data).toContain('logo-too-large');
	});

	it('about a page that is not there says so in words', async () => {
		const response = await ask('/nada/de/nada', { headers: cookie(company.tokens.hr) });
		expect(response.status).toBe(404);
		expect(await response.text()).toContain('Esta página no existe');
	});

	it('leaves out of an address what makes no sense in it', async () => {
		const path = '/positions/PUB-1/acknowledgements';
		const odd = new URLSearchParams({ query: 'x'.repeat(500), state: 'none', page: '-3' });
		const headers = cookie(company.tokens.hr);
		expect((await ask(path, { headers })).status).toBe(200);
		expect((await ask(`${path}?${odd}`, { headers })).status).toBe(200);
	});

	it('about a page that is not theirs says so inside the frame of the page', async () => {
		const response = await ask('/positions/new', { headers: cookie(company.tokens.employee) });
		expect(response.status).toBe(403);
		const page = await response.text();
		expect(page).toContain('No puedes ver esta página');
		expect(page).toContain('class="rail"');
	});
});
