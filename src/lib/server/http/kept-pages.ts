import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { onMinuteText } from '$lib/i18n/format';
import { noteBasis, noting, renewed, type Basis } from '../db/reads';
import { compressed, encodingFor } from './compress';
import { KeptBytes } from './kept-bytes';
import { withoutNonce } from './script-hash';

/**
 * Whole answers kept in memory, each for one session. An answer is made of its address, who asks
 * (account, roles, relations, session), language, theme, encoding, the time and what the store held:
 * all of that is its key, its end or its basis. What the store held is written down by the models
 * while the page is made, so that a page cannot forget to name it.
 */

/**
 * The pages that are kept; a route that is not named here never is. A page may be named when all that
 * it shows comes from the models, from the person and from the clock.
 */
const KEPT = new Set<string>([
	'/(app)',
	'/(app)/positions',
	'/(app)/positions/[code]',
	'/(app)/positions/[code]/edit',
	'/(app)/positions/[code]/history',
	'/(app)/positions/[code]/compare',
	'/(app)/positions/[code]/acknowledgements',
	'/(app)/acknowledgements/[id]'
]);

const MOST_BYTES = 12 * 1024 * 1024;
const MOST = 10_000;
const LARGEST = 512 * 1024;
const MINUTE_MS = 60_000;
/** A civil date begins at a quarter of an hour, wherever the company is. */
const QUARTER_MS = 15 * MINUTE_MS;

/** Whether a moment lies in the quarter of an hour that something is kept for. */
export const inQuarterOf = (at: number, until: number): boolean =>
	Math.floor(at / QUARTER_MS) === Math.floor((until - 1) / QUARTER_MS);

interface KeptAnswer {
	basis: Basis;
	/** From this moment on it may say something that is no longer so. */
	until: number;
	headers: [string, string][];
	body: Uint8Array<ArrayBuffer>;
}

const answers = new KeptBytes<KeptAnswer>(MOST_BYTES, MOST);

/** Whether the page that is being made shows a text that is right for a minute only. */
const clock = new AsyncLocalStorage<{ minute: boolean }>();
onMinuteText(() => {
	const shown = clock.getStore();
	if (shown) shown.minute = true;
});

/** What of a request decides its answer, beside store and clock; null where it is not to be kept. */
function keyOf(event: RequestEvent, encoding: string | null): string | null {
	const { locals, request, route } = event;
	if (request.method !== 'GET' || route.id === null || !KEPT.has(route.id)) return null;
	if (!locals.actor || !locals.account || !locals.session || locals.refused) return null;
	// An answer that sets a cookie is made for this one request.
	if (locals.setsCookies) return null;
	const { pathname, search } = new URL(request.url);
	return JSON.stringify([
		locals.session.publicId,
		fingerprint(locals.account),
		fingerprint(locals.actor),
		locals.locale,
		locals.theme,
		encoding,
		event.isDataRequest,
		pathname,
		search
	]);
}

const fingerprints = new WeakMap<object, string>();

/** A short name for all that a record holds; accounts and actors are never changed in place. */
function fingerprint(record: object): string {
	let known = fingerprints.get(record);
	if (known === undefined) {
		known = createHash('sha256').update(JSON.stringify(record)).digest('base64');
		fingerprints.set(record, known);
	}
	return known;
}

/**
 * Answers a request from memory, or by `make` and keeps what can be kept, ready to be sent.
 * @param make renders the page and tells the finished HTML
 */
export async function keptAnswer(
	event: RequestEvent,
	make: (seen: (html: string) => void) => Promise<Response>
): Promise<Response> {
	const accepted = event.request.headers.get('accept-encoding');
	const key = keyOf(event, encodingFor(accepted));
	if (key === null) return make(() => {});
	const known = answers.get(key);
	if (known) {
		const basis = await renewed(known.basis);
		if (basis && Date.now() < known.until) {
			known.basis = basis;
			noteBasis(basis);
			return answerOf(known);
		}
		answers.drop(key);
	}
	const now = Date.now();
	let html: string | null = null;
	// Without a page drawn here nobody tells which texts the browser makes of the data.
	const shown = { minute: event.isDataRequest };
	const { value: response, basis } = await clock.run(shown, () =>
		noting(() => make((finished) => (html = finished)))
	);
	if (!basis || !isWhole(response, event.isDataRequest)) return response;
	const still = event.isDataRequest ? await stillData(response) : stillPage(response, html);
	if (!still) return response;
	const sent = await compressed(still, accepted);
	const body = new Uint8Array(await sent.arrayBuffer());
	// Kit counted the page while its nonce was in it.
	sent.headers.set('content-length', String(body.length));
	const period = shown.minute ? MINUTE_MS : QUARTER_MS;
	const until = (Math.floor(now / period) + 1) * period;
	const answer = { basis, until, headers: [...sent.headers], body };
	if (body.length <= LARGEST) answers.set(key, answer);
	return answerOf(answer);
}

const kept = new WeakMap<Response, KeptAnswer>();

/** What an answer was made of that is kept; undefined for any other. */
export const keptBodyOf = (response: Response): Pick<KeptAnswer, 'until' | 'body'> | undefined =>
	kept.get(response);

function answerOf(answer: KeptAnswer): Response {
	const response = new Response(answer.body, { headers: answer.headers });
	kept.set(response, answer);
	return response;
}

/** Only what was answered at once: Kit gives no validator to a page whose rest is still to come. */
function isWhole({ headers, status }: Response, isData: boolean): boolean {
	if (status !== 200 || headers.has('set-cookie')) return false;
	return isData
		? headers.get('content-type') === 'application/json'
		: headers.has('etag') && headers.get('content-type') === 'text/html';
}

/** A failure that nobody expected may be gone the next time. */
async function stillData(response: Response): Promise<Response | null> {
	const text = await response.clone().text();
	return text.includes('"type":"error"') ? null : response;
}

function stillPage({ headers }: Response, html: string | null): Response | null {
	const policy = headers.get('content-security-policy');
	const still = html !== null && policy !== null ? withoutNonce(html, policy) : null;
	if (!still) return null;
	const named = new Headers(headers);
	named.set('content-security-policy', still.policy);
	named.delete('etag');
	return new Response(still.html, { headers: named });
}
