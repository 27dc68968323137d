/**
 * The product's server: settings first, then Kit's handler (whose `init` opens the store), then
 * the port. SIGTERM and Ctrl-C finish open requests, close the store, and end the process.
 */
import {
	createServer,
	type IncomingMessage,
	type RequestListener,
	type ServerResponse
} from 'node:http';
import { enableCompileCache, flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startStoreEarly } from '$lib/server/db/early-store';
import { ALWAYS } from '$lib/server/http/headers';
import { readSettings, SettingsError, type Settings } from '$lib/server/settings';
import { m } from '$lib/i18n/paraglide/messages';

const began = performance.now();
// What was compiled at the last start is not compiled again; a folder that takes no files is let be.
enableCompileCache(fileURLToPath(new URL('../compiled', import.meta.url)));
/** Longer than any request of ours; a stuck one must not keep the store open. */
const GRACE_MS = 20_000;
/** By then the first pages have been asked for, and what they need has been compiled. */
const KEEP_COMPILED_MS = 2000;
/** One ceiling for all bodies; each route that takes a file has a smaller limit of its own. */
const BODY_LIMIT = '12M';

/** Ends with one sentence; nothing is open yet that would need closing. */
function refuse(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function settingsOrEnd(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		if (error instanceof SettingsError) refuse(error.sentences.join('\n'));
		throw error;
	}
}

const settings = settingsOrEnd();
const locale = settings.consoleLocale;

/** Listens before the store opens, so that a taken port is told at once and nothing is touched. */
function listen(answer: RequestListener): Promise<ReturnType<typeof createServer>> {
	return new Promise((resolve) => {
		const server = createServer(answer);
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') {
				refuse(m.start_port_taken({ port: settings.port, next: settings.port + 1 }, { locale }));
			}
			refuse(
				m.start_port_failed(
					{ address: `${settings.host}:${settings.port}`, reason: error.code ?? error.message },
					{ locale }
				)
			);
		});
		server.listen({ port: settings.port, host: settings.host }, () => resolve(server));
	});
}

/** Kit's server is another bundle: its answers to what was asked before are found under this name. */
const READY = Symbol.for('escalafon.ready-answer');
type ReadyAnswerOf = (
	request: IncomingMessage
) => { headers: Record<string, string>; body: Uint8Array } | null;

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
let handler: Handler | null = null;
let origin = settings.origin;
let ending: NodeJS.Signals | null = null;

const server = await listen((request, response) => {
	// Static files and what Kit answers by itself never pass through our hooks.
	for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
	// Alive from the first moment to the last; ready only in between.
	if ((!handler || ending) && request.url === '/healthz') {
		response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
		return;
	}
	if (!handler || (ending && request.url === '/readyz')) {
		response.writeHead(503, { 'retry-after': '1' }).end();
		return;
	}
	// localhost and 127.0.0.1 are two origins to a browser; cookies and forms need one.
	const named = request.headers.host;
	if (
		settings.originDerived &&
		named &&
		`http://${named}` !== origin &&
		/^(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(named) &&
		!/^\/(healthz|readyz)$/.test(request.url ?? '') &&
		(request.method === 'GET' || request.method === 'HEAD')
	) {
		// Never resolved as a URL: the path //elsewhere would lead to another host.
		response.writeHead(307, { location: `${origin}${request.url ?? '/'}` }).end();
		return;
	}
	const ready = (globalThis as { [READY]?: ReadyAnswerOf })[READY]?.(request);
	if (ready) {
		response.writeHead(200, ready.headers).end(ready.body);
		return;
	}
	handler(request, response, () => response.writeHead(404).end());
});

if (settings.port === 0) {
	const { port } = server.address() as AddressInfo;
	origin = settings.originDerived ? origin.replace(/:0$/, `:${port}`) : origin;
	process.env.PORT = String(port);
}
process.env.ORIGIN = origin;
process.env.BODY_SIZE_LIMIT ??= BODY_LIMIT;

const shutDown = (signal: NodeJS.Signals) =>
	process.emit('sveltekit:shutdown' as never, signal as never);

function end(signal: NodeJS.Signals) {
	if (ending) return;
	ending = signal;
	const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
	forced.unref();
	server.close(() => shutDown(signal));
	// A kept-alive connection with no request in it would hold close() until it times out.
	server.closeIdleConnections();
	setInterval(() => server.closeIdleConnections(), 200).unref();
}
process.on('SIGTERM', end);
process.on('SIGINT', end);

startStoreEarly(settings);
const built = new URL('../product.js', import.meta.url).href;
({ handler } = (await import(/* @vite-ignore */ built)) as { handler: Handler });
// Asked to end before anybody listened for it: the store is open by now.
if (ending) shutDown(ending);
const seconds = ((performance.now() - began) / 1000).toFixed(2);
setTimeout(flushCompileCache, KEEP_COMPILED_MS).unref();
if (!ending) console.log(m.start_ready({ url: origin, seconds }, { locale }));
