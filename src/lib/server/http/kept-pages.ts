import { createHash, randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { noting, stands, type Basis } from '../db/reads';

/**
 * Whole answers kept in memory, each for one session. An answer is made of its address, who asks
 * (account, roles, relations, session), language, theme, the minute and what the store held: all of
 * that is its key or its basis. What the store held is written down by the models while the page is
 * made, so that a page cannot forget to name it.
 */

/** The pages that are kept. A route is kept only when it is named here. */
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

const MOST_BYTES = 20 * 1024 * 1024;
const LARGEST = 1024 * 1024;
/** Texts such as "4 minutes ago" are right to the minute. */
const MINUTE_MS = 60_000;
const NONCE_BYTES = 16;

interface KeptAnswer {
	basis: Basis;
	minute: number;
	headers: [string, string][];
	body: Buffer;
	/** Where the nonce of the content security policy stands in the body. */
	noncesAt: number[];
	nonce: string | null;
}

const answers = new Map<string, KeptAnswer>();
let bytes = 0;

/** What of a request decides its answer, beside the store; null where the answer is not to be kept. */
function keyOf(event: RequestEvent): string | null {
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
		event.isDataRequest,
		pathname,
		search
	]);
}

const fingerprints = new WeakMap<object, string>();

/** A short name for all that a record holds; records are never changed in place. */
function fingerprint(record: object): string {
	let known = fingerprints.get(record);
	if (known === undefined) {
		known = createHash('sha256').update(JSON.stringify(record)).digest('base64');
		fingerprints.set(record, known);
	}
	return known;
}

/**
 * Answers a request from memory, or by `make` and keeps what can be kept.
 * @param make renders the page; `seen` is told the finished HTML
 */
export async function keptAnswer(
	event: RequestEvent,
	make: (seen: (html: string) => void) => Promise<Response>
): Promise<Response> {
	const key = keyOf(event);
	if (key === null) return make(() => {});
	const minute = Math.floor(Date.now() / MINUTE_MS);
	const known = answers.get(key);
	if (known) {
		if (known.minute === minute && stands(known.basis)) {
			answers.delete(key);
			answers.set(key, known);
			return answerOf(known);
		}
		drop(key, known);
	}
	let html: string | null = null;
	const { value: response, basis } = await noting(() => make((finished) => (html = finished)));
	if (basis && isWhole(response, event.isDataRequest)) {
		const text = html ?? (event.isDataRequest ? await response.clone().text() : null);
		// A failure that nobody expected may be gone the next time.
		const failed = event.isDataRequest && text?.includes('"type":"error"');
		if (text !== null && !failed) keep(key, { basis, minute, ...bodyOf(response, text) });
	}
	return response;
}

/** Only what was answered at once: Kit gives no validator to a page whose rest is still to come. */
function isWhole({ headers, status }: Response, isData: boolean): boolean {
	if (status !== 200 || headers.has('set-cookie')) return false;
	return isData
		? headers.get('content-type') === 'application/json'
		: headers.has('etag') && headers.get('content-type') === 'text/html';
}

function bodyOf(
	response: Response,
	text: string
): Pick<KeptAnswer, 'headers' | 'body' | 'noncesAt' | 'nonce'> {
	const policy = response.headers.get('content-security-policy') ?? '';
	const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? null;
	const body = Buffer.from(text);
	const noncesAt: number[] = [];
	for (let at = nonce ? body.indexOf(nonce) : -1; at >= 0; at = body.indexOf(nonce ?? '', at + 1))
		noncesAt.push(at);
	return { headers: [...response.headers], body, noncesAt, nonce };
}

function answerOf({ body, headers, noncesAt, nonce }: KeptAnswer): Response {
	const fresh = new Headers(headers);
	const copy = Buffer.from(body);
	if (nonce !== null) {
		const now = randomBytes(NONCE_BYTES).toString('base64');
		for (const at of noncesAt) copy.write(now, at, 'latin1');
		const policy = fresh.get('content-security-policy') ?? '';
		fresh.set('content-security-policy', policy.replaceAll(nonce, now));
	}
	return new Response(copy, { headers: fresh });
}

function keep(key: string, answer: KeptAnswer): void {
	const { length } = answer.body;
	// A nonce of another length would move everything behind it.
	if (length > LARGEST || (answer.nonce && answer.nonce.length !== NONCE_LENGTH)) return;
	const before = answers.get(key);
	if (before) drop(key, before);
	answers.set(key, answer);
	bytes += length;
	for (const [oldest, each] of answers) {
		if (bytes <= MOST_BYTES) break;
		drop(oldest, each);
	}
}

const NONCE_LENGTH = Math.ceil(NONCE_BYTES / 3) * 4;

function drop(key: string, answer: KeptAnswer): void {
	answers.delete(key);
	bytes -= answer.body.length;
}
