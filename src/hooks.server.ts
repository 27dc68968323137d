import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
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
import { isForAnyone, isProbe, routeAnswer } from '$lib/domain/access/routes';
import {
	ACCOUNT_HEADER,
	accountMark,
	MARK_HEADER,
	sessionFault,
	SESSION_HEADER
} from '$lib/domain/access/session-state';
import { errorSentence } from '$lib/i18n/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { overwriteServerAsyncLocalStorage, type Locale } from '$lib/i18n/paraglide/runtime';
import { deviceLabel } from '$lib/server/auth/device';
import { readSession } from '$lib/server/auth/sessions';
import { isTooLarge, swallow, tooLargeCode } from '$lib/server/http/body-limit';
import { boundForms, formAccount } from '$lib/server/http/bound-forms';
import { compressed } from '$lib/server/http/compress';
import { secured } from '$lib/server/http/headers';
import { keptAnswer } from '$lib/server/http/kept-pages';
import { rememberRequest } from '$lib/server/http/kept-requests';
import { pageOfDownload } from '$lib/server/http/page-of-download';
import { localeOf, LOCALE_COOKIE, rememberChoice, themeOf } from '$lib/server/http/preferences';
import { roomLinks } from '$lib/server/http/room-files';
import { scriptsIn, withScriptsIn } from '$lib/server/http/script-language';
import {
	clearSessionCookie,
	deviceToken,
	sessionToken,
	setSessionCookie
} from '$lib/server/http/session-cookies';
import { factsOf, inRequest, log } from '$lib/server/log';
import { actorOf } from '$lib/server/services/accounts/actor-of';
import { isBeingReplaced } from '$lib/server/services/backup/watch-replacing';
import { startOrExit } from '$lib/server/start';

/** Short enough to be read out over the telephone, long enough not to come twice. */
const newId = (): string => randomBytes(5).toString('hex');

const language = new AsyncLocalStorage<{
	locale?: Locale;
	origin?: string;
	messageCalls?: Set<string>;
}>();
overwriteServerAsyncLocalStorage(language);

export const init: ServerInit = () => startOrExit();

/** While a restore stands half-moved nobody is answered from it, the session not looked up either. */
const whole: Handle = ({ event, resolve }) => {
	if (!isBeingReplaced()) return resolve(event);
	const { cookies, locals, request } = event;
	locals.sessionFault = null;
	locals.locale = localeOf(cookies, null, request.headers.get('accept-language'));
	const code = 'store-replacing';
	return refuse(event, 503, errorSentence(code, {}, locals.locale), code);
};

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
	locals.sessionFault = null;
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
	keptAnswer(event, async (seen) => {
		const { account, locale, theme } = event.locals;
		const response = await resolve(event, {
			transformPageChunk: ({ html }) => {
				const written = account ? boundForms(html, account.id, event.url) : html;
				const finished = scriptsIn(
					locale,
					written
						.replace('%lang%', locale)
						.replace('%theme%', theme)
						.replace('%room%', roomLinks(event.route.id))
				);
				seen(finished);
				return finished;
			}
		});
		return withScriptsIn(locale, response);
	});

/** Keeps people from whole pages that are not theirs; services decide about what is on a page. */
const guard: Handle = async ({ event, resolve }) => {
	const { locals, request, route, url } = event;
	const told = { locale: locals.locale };
	if (isTooLarge(request, route.id)) {
		await swallow(request);
		const code = tooLargeCode(route.id);
		if (code) return refuse(event, 413, errorSentence(code, {}, locals.locale), code);
		return refuse(event, 413, m.frame_error_413_next({}, told));
	}
	if (route.id === null) return resolve(event);
	const answer = routeAnswer(route.id, locals.actor);
	const reads = request.method === 'GET' || request.method === 'HEAD';
	if (!reads && isForeign(request, url))
		return refuse(event, 403, m.frame_error_403_next({}, told));
	const isPage = !route.id.startsWith('/api/') && acceptsHtml(request, event.isDataRequest);
	const claimed = request.headers.get(ACCOUNT_HEADER);
	const fault = isForAnyone(route.id) ? null : sessionFault(locals.account?.id ?? null, claimed);
	// A page that is open asks for the password in place; it says whose page it is.
	if (fault === 'other' || (fault === 'ended' && claimed !== null)) {
		locals.sessionFault = fault;
		return refuse(event, 401, m.accounts_session_declined({}, told));
	}
	// Written by one person, sent by the browser after another had signed in: it is not theirs.
	const drawnFor = reads || isForAnyone(route.id) ? null : formAccount(url);
	if (drawnFor !== null && locals.account && drawnFor !== locals.account.id) {
		await swallow(request);
		const { name } = locals.account;
		return refuse(event, 409, m.accounts_form_of_another({ name }, told));
	}
	if (answer === 'sign-in') {
		if (!isPage) return refuse(event, 401, m.auth_session_ended({}, told));
		// Without scripts: the form travels on as it was sent, and is sent again after signing in.
		if (isPlainForm(request))
			redirect(307, `/sign-in/again?to=${encodeURIComponent(url.pathname + url.search)}`);
		const next = reads ? pageOfDownload(url) : '/';
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

/** Sent by a page of another site. Kit looks at forms alone; a body without a type is none. */
function isForeign({ headers }: Request, { origin }: URL): boolean {
	const from = headers.get('origin');
	return from !== null && from !== origin;
}

const isAction = (request: Request) => request.headers.get('x-sveltekit-action') === 'true';

const isPlainForm = (request: Request) =>
	request.method === 'POST' &&
	!isAction(request) &&
	(request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');

/**
 * Stops a request; a form that a script sent gets its answer in the form that the script reads.
 * @param code of a refusal that concerns the form alone: what was typed stays, and the page with it
 */
function refuse(
	{ request, locals }: RequestEvent,
	status: number,
	message: string,
	code = locals.sessionFault === null ? null : 'signed-out'
): Response {
	if (code !== null && isAction(request)) {
		// As a refusal of the form itself: an error would take the page away, and what was typed on it.
		const data = JSON.stringify([{ message: 1, code: 2, data: 3 }, message, code, {}]);
		return json({ type: 'failure', status, data }, { status });
	}
	if (locals.sessionFault !== null) return json({ message }, { status });
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

const headers: Handle = async ({ event, resolve }) => {
	const answer = secured(await resolve(event), {
		url: event.url,
		signedIn: event.locals.account !== null,
		secretAddress: event.route.id === '/(auth)/setup/[token]'
	});
	const fault = event.locals.sessionFault ?? null;
	if (fault) answer.headers.set(SESSION_HEADER, fault);
	const { account, actor } = event.locals;
	// A page that stays open learns from its next request that its menus are others by now.
	if (account && actor && event.request.headers.has(ACCOUNT_HEADER))
		answer.headers.set(MARK_HEADER, accountMark(account.notices, actor));
	return compressed(answer, event.request.headers.get('accept-encoding'));
};

/** Who waits this long notices; what makes them wait is worth a line. */
const SLOW_MS = 1_000;

/** Gives a request its number, which its answer and its lines in the log carry. */
const numbered: Handle = ({ event, resolve }) => {
	const requestId = newId();
	event.locals.requestId = requestId;
	const began = performance.now();
	return inRequest(requestId, async () => {
		const response = await resolve(event);
		response.headers.set('x-request-id', requestId);
		const ms = Math.round(performance.now() - began);
		if (ms >= SLOW_MS)
			log('info', 'slow request', {
				method: event.request.method,
				route: event.route.id,
				status: response.status,
				ms
			});
		return response;
	});
};

/** The whole request, for when it comes again. */
const remembered: Handle = ({ event, resolve }) =>
	rememberRequest(event, async () => resolve(event));

const product = sequence(remembered, numbered, headers, whole, session, locale, guard, page);

/** A balancer's questions are not a visitor's: no session, no cookie, no line in the log. */
export const handle: Handle = (asked) =>
	isProbe(asked.event.route.id) ? asked.resolve(asked.event) : product(asked);

/** What nobody expected gets a number: the page shows it, the log has it beside the cause. */
export const handleError: HandleServerError = ({ error: cause, event, status }) => {
	const told = { locale: event.locals.locale ?? 'es' };
	if (status === 404) return { message: m.frame_error_404_next({}, told) };
	if (status === 413) return { message: m.frame_error_413_next({}, told) };
	if (status < 500) return { message: m.frame_error_400_next({}, told) };
	// The request's own number: whoever has the reference finds every line of the request.
	const errorId = event.locals.requestId ?? newId();
	log('error', 'request failed', {
		errorId,
		status,
		method: event.request.method,
		route: event.route.id,
		...factsOf(cause)
	});
	const reference = `${m.frame_error_reference({}, told)} ${errorId}`;
	return { message: `${m.frame_error_500_next({}, told)} ${reference}.`, errorId };
};
