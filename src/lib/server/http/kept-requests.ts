import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import { restsUntil } from '../auth/sessions';
import { noting, stands, type Basis } from '../db/reads';
import { KeptBytes } from './kept-bytes';
import { inQuarterOf, keptBodyOf } from './kept-pages';

/**
 * Requests that came before, header by header the same: they are answered as they were then, before
 * anything is taken apart, for as long as nothing was committed to what the answer was made of, the
 * session and the account among it.
 */
interface KeptRequest {
	basis: Basis;
	until: number;
	headers: Record<string, string>;
	body: Uint8Array;
}

export interface ReadyAnswer {
	headers: Record<string, string>;
	body: Uint8Array;
}

/** Most of the bytes are those of the kept pages themselves. */
const MOST_BYTES = 12 * 1024 * 1024;
const MOST = 1000;
const requests = new KeptBytes<KeptRequest>(MOST_BYTES, MOST);
const ANSWER = Symbol.for('escalafon.ready-answer');

/** All that a request says, by its hash: it holds the session's token. */
const keyOf = ({ method, url, rawHeaders }: IncomingMessage): string =>
	hash('sha256', `${method} ${url}\n${rawHeaders.join('\n')}`, 'base64');

/** The answer to a request that came before, or null: then it is answered as any other. */
function readyAnswer(request: IncomingMessage): ReadyAnswer | null {
	if (request.method !== 'GET' || requests.size === 0) return null;
	const key = keyOf(request);
	const known = requests.get(key);
	if (!known) return null;
	if (Date.now() >= known.until || !stands(known.basis)) {
		requests.drop(key);
		return null;
	}
	return {
		headers: { ...known.headers, 'x-request-id': randomBytes(5).toString('hex') },
		body: known.body
	};
}

// The server's own start is another bundle: it finds the function here.
(globalThis as { [ANSWER]?: typeof readyAnswer })[ANSWER] = readyAnswer;

/** Answers a request and remembers it with its answer, where that is one that is kept. */
export async function rememberRequest(
	event: RequestEvent,
	answer: () => Promise<Response>
): Promise<Response> {
	const request = (event.platform as { req?: IncomingMessage } | undefined)?.req;
	if (!request || event.request.method !== 'GET') return answer();
	const began = Date.now();
	const { value: response, basis } = await noting(answer);
	const kept = keptBodyOf(response);
	const { session } = event.locals;
	if (!kept || !basis || !session || response.headers.has('set-cookie')) return response;
	// Who asks was worked out when it began: a day that begins meanwhile may make somebody else of them.
	if (!inQuarterOf(began, kept.until)) return response;
	requests.set(keyOf(request), {
		basis,
		until: Math.min(kept.until, restsUntil(session)),
		headers: Object.fromEntries(response.headers),
		body: kept.body
	});
	return response;
}
