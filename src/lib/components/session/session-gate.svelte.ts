/**
 * One gate for every request that a signed-in page's scripts send: forms, autosave, navigation. A
 * session that has ended asks for the password in place; then the same request is sent again, and
 * whoever sent it never knows. Nothing is sent with another account's session.
 */
import { navigating } from '$app/state';
import {
	ACCOUNT_HEADER,
	MARK_HEADER,
	SESSION_FAULTS,
	SESSION_HEADER,
	WATCHING_HEADER,
	type SessionFault
} from '$lib/domain/access/session-state';

const DATA = '/__data.json';

type Address = Pick<HTMLAnchorElement, 'origin' | 'pathname'>;

export class SessionGate {
	/** Why the password is asked for now; null while it is not. */
	asking = $state<SessionFault | null>(null);
	readonly accountId: string;
	/** The browser's own fetch: the dialog's request must not come to its own gate. */
	readonly fetch: typeof fetch;
	/** Looks ahead that wait for a navigation. */
	#resting: (() => void)[] = [];
	#heard: (mark: string) => void;
	#answered: Promise<boolean> | null = null;
	#answer: (again: boolean) => void = () => {};

	/** @param heard takes the mark of the account that an answer carries */
	constructor(accountId: string, native: typeof fetch, heard: (mark: string) => void) {
		this.accountId = accountId;
		this.fetch = native;
		this.#heard = heard;
	}

	/** Somebody goes to another page: what was only looked at ahead is asked for now. */
	navigates(): void {
		for (const resume of this.#resting.splice(0)) resume();
	}

	/** The dialog's answer: whether there is a session again. */
	answer(again: boolean): void {
		this.asking = null;
		this.#answered = null;
		this.#answer(again);
	}

	/** Takes the place of `fetch`. */
	guarded: typeof fetch = async (input, init) => {
		const request = input instanceof Request ? input.clone() : input;
		const url = addressOf(input);
		if (url.origin !== location.origin) return this.fetch(input, init);
		const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
		headers.set(ACCOUNT_HEADER, this.accountId);
		if (headers.has(WATCHING_HEADER)) return this.fetch(request, { ...init, headers });
		const send = () =>
			this.fetch(request instanceof Request ? request.clone() : request, { ...init, headers });
		let response = await send();
		let fault = faultOf(response);
		if (fault !== null && isPreload(url)) {
			// Nobody has asked for that page yet; an error now would be what a click shows later.
			await new Promise<void>((resolve) => this.#resting.push(resolve));
			response = await send();
			fault = faultOf(response);
		}
		if (fault === null) {
			const mark = response.headers.get(MARK_HEADER);
			if (mark !== null) this.#heard(mark);
			return response;
		}
		if (await this.#ask(fault)) {
			response = await send();
			fault = faultOf(response);
		}
		return fault !== null && url.pathname.endsWith(DATA) ? staying(url) : response;
	};

	/** Several requests may fail at once: the password is asked for once. */
	#ask(fault: SessionFault): Promise<boolean> {
		this.#answered ??= new Promise((resolve) => {
			this.#answer = resolve;
			this.asking = fault;
		});
		return this.#answered;
	}
}

/** Where a request goes; what is made of it is only read. */
function addressOf(input: RequestInfo | URL): Address {
	const link = document.createElement('a');
	link.href = input instanceof Request ? input.url : String(input);
	return link;
}

const faultOf = (response: Response): SessionFault | null =>
	SESSION_FAULTS.find((fault) => fault === response.headers.get(SESSION_HEADER)) ?? null;

const pathOf = (url: Address) => url.pathname.slice(0, -DATA.length) || '/';

/** The data of a page that the pointer only rests on: nobody has asked for it yet. */
function isPreload(url: Address): boolean {
	if (!url.pathname.endsWith(DATA) || navigating.to !== null) return false;
	return pathOf(url) !== location.pathname;
}

/**
 * The answer to a request for data that leaves the page as it is: an error would take it away, with
 * what was typed on it. Kit keeps the data that it has where a node is missing.
 */
function staying(url: Address): Response {
	const here = pathOf(url) === location.pathname;
	const body = here
		? { type: 'data', nodes: [] }
		: { type: 'redirect', location: location.pathname + location.search };
	return new Response(`${JSON.stringify(body)}\n`, {
		headers: { 'content-type': 'text/sveltekit-data' }
	});
}
