import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import { restsUntil } from '../auth/sessions';
import { noting, stands, type Basis } from '../db/reads';
import { keptBodyOf } from './kept-pages';

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

const MOST = 1000;
const requests = new Map<string, KeptRequest>();
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
	requests.delete(key);
	if (Date.now() >= known.until || !stands(known.basis)) return null;
	requests.set(key, known);
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
	const { value: response, basis } = await noting(answer);
	const kept = keptBodyOf(response);
	const { session } = event.locals;
	if (!kept || !basis || !session || response.headers.has('set-cookie')) return response;
	if (requests.size >= MOST) requests.delete(requests.keys().next().value ?? '');
	requests.set(keyOf(request), {
		basis,
		until: Math.min(kept.until, restsUntil(session)),
		headers: Object.fromEntries(response.headers),
		body: kept.body
	});
	return response;
}
