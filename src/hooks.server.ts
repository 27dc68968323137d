import { AsyncLocalStorage } from 'node:async_hooks';
import {
	error,
	json,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { routeAnswer } from '$lib/domain/access/routes';
import { m } from '$lib/i18n/paraglide/messages';
import { overwriteServerAsyncLocalStorage, type Locale } from '$lib/i18n/paraglide/runtime';
import { deviceLabel } from '$lib/server/auth/device';
import { newToken } from '$lib/server/auth/tokens';
import { readSession } from '$lib/server/auth/sessions';
import { isTooLarge, swallow } from '$lib/server/http/body-limit';
import { secured } from '$lib/server/http/headers';
import { keptAnswer } from '$lib/server/http/kept-pages';
import { localeOf, LOCALE_COOKIE, rememberChoice, themeOf } from '$lib/server/http/preferences';
import {
	clearSessionCookie,
	deviceToken,
	sessionToken,
	setSessionCookie
} from '$lib/server/http/session-cookies';
import { factsOf, log } from '$lib/server/log';
import { actorOf } from '$lib/server/services/accounts/actor-of';
import { startOrExit } from '$lib/server/start';

const language = new AsyncLocalStorage<{
	locale?: Locale;
	origin?: string;
	messageCalls?: Set<string>;
}>();
overwriteServerAsyncLocalStorage(language);

export const init: ServerInit = () => startOrExit();

/** Who asks. What the account may do is worked out anew for every request. */
const session: Handle = async ({ event, resolve }) => {
	const { cookies, locals, url } = event;
	let address = '';
	try {
		address = event.getClientAddress();
	} catch {
		// Asked for without the proxy that writes the header: everybody counts as one visitor.
	}
	locals.device = {
		address,
		token: deviceToken(cookies),
		label: deviceLabel(event.request.headers.get('user-agent') ?? '')
	};
	locals.actor = locals.account = locals.session = null;
	locals.refused = locals.setsCookies = false;
	const token = sessionToken(cookies);
	if (token) {
		const found = await readSession(token);
		if (found) {
			locals.account = found.account;
			locals.session = found.session;
			locals.actor = await actorOf(found.account, new Date());
			if (found.session.fresh) {
				setSessionCookie(cookies, url, found.session);
				locals.setsCookies = true;
			}
		} else clearSessionCookie(cookies, url);
	}
	return resolve(event);
};

/** Language and theme, known on the server, so that the first paint is the right one. */
const locale: Handle = ({ event, resolve }) => {
	const { cookies, locals, request, url } = event;
	locals.locale = localeOf(cookies, locals.account, request.headers.get('accept-language'));
	locals.theme = themeOf(cookies, locals.account);
	// The browser's script reads the cookie alone: without it, it would fall back to Spanish.
	if (cookies.get(LOCALE_COOKIE) !== locals.locale) {
		rememberChoice(cookies, { locale: locals.locale }, url.protocol === 'https:');
		locals.setsCookies = true;
	}
	return language.run({ locale: locals.locale, origin: url.origin, messageCalls: new Set() }, () =>
		resolve(event)
	);
};

/** The page itself: kept from the last time, or made. */
const page: Handle = ({ event, resolve }) =>
	keptAnswer(event, async (seen) =>
		resolve(event, {
			transformPageChunk: ({ html }) => {
				const { locale, theme } = event.locals;
				const finished = html.replace('%lang%', locale).replace('%theme%', theme);
				seen(finished);
				return finished;
			}
		})
	);

/** Keeps people from whole pages that are not theirs; services decide about what is on a page. */
const guard: Handle = async ({ event, resolve }) => {
	const { locals, request, route, url } = event;
	const told = { locale: locals.locale };
	if (isTooLarge(request, route.id)) {
		await swallow(request);
		return refuse(event, 413, m.frame_error_413_next({}, told));
	}
	if (route.id === null) return resolve(event);
	const answer = routeAnswer(route.id, locals.actor);
	const reads = request.method === 'GET' || request.method === 'HEAD';
	const isPage = !route.id.startsWith('/api/') && acceptsHtml(request, event.isDataRequest);
	if (answer === 'sign-in') {
		if (!isPage) return refuse(event, 401, m.auth_session_ended({}, told));
		const next = reads ? `${url.pathname}${url.search}` : '/';
		redirect(303, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
	}
	if (answer === 'forbidden') {
		// A page says so inside the frame: its load answers. Anything else stops here.
		if (!reads || !isPage || event.isDataRequest)
			return refuse(event, 403, m.frame_error_403_next({}, told));
		locals.refused = true;
	}
	return resolve(event);
};

const isAction = (request: Request) => request.headers.get('x-sveltekit-action') === 'true';

/** Stops a request; a form that a script sent gets its answer in the form that the script reads. */
function refuse({ request }: RequestEvent, status: number, message: string): Response {
	if (isAction(request)) return json({ type: 'error', error: { message } }, { status });
	error(status, message);
}

function acceptsHtml(request: Request, isDataRequest: boolean): boolean {
	return (
		isDataRequest ||
		isAction(request) ||
		(request.headers.get('accept') ?? '').includes('text/html')
	);
}

const headers: Handle = async ({ event, resolve }) =>
	secured(await resolve(event), {
		url: event.url,
		signedIn: event.locals.account !== null,
		secretAddress: event.route.id === '/(auth)/setup/[token]'
	});

export const handle = sequence(headers, session, locale, guard, page);

/** What nobody expected gets a number: the page shows it, the log has it beside the cause. */
export const handleError: HandleServerError = ({ error: cause, event, status }) => {
	const told = { locale: event.locals.locale ?? 'es' };
	if (status === 404) return { message: m.frame_error_404_next({}, told) };
	if (status === 413) return { message: m.frame_error_413_next({}, told) };
	if (status < 500) return { message: m.frame_error_400_next({}, told) };
	const errorId = newToken().slice(0, 10);
	log('error', 'request failed', {
		errorId,
		status,
		method: event.request.method,
		route: event.route.id,
		...factsOf(cause)
	});
	return { message: m.frame_error_500_next({}, told), errorId };
};
