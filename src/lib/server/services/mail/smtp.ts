import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Failure } from '$lib/domain/mail/outcome';

const CONNECT_MS = 10_000;
const IDLE_MS = 60_000;
const MOST_WORDS = 300;

/** The mail server did not take a message, or could not be used at all. */
export class SmtpFailure extends Error {
	override name = 'SmtpFailure';
	readonly failure: Failure;
	/** What the server said, or the connection's own wording; may hold an address, never logged. */
	readonly words: string;
	constructor(failure: Failure, words: string) {
		super('the mail was not taken');
		this.failure = failure;
		this.words = words.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
	}
}

export interface SmtpSession {
	/**
	 * Hands a message over.
	 * @param handOver awaited right before the first byte of the message goes out, once the server
	 *   has agreed to take it; where it throws, nothing goes out
	 * @throws SmtpFailure
	 */
	send(
		envelope: { from: string; to: string },
		message: Uint8Array,
		handOver?: () => Promise<void>
	): Promise<void>;
	/** Whether it can be used again. */
	usable(): boolean;
	close(): void;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function optionsOf(url: URL) {
	const secure = url.protocol === 'smtps:';
	const port = Number(url.port || (secure ? 465 : 587));
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const user = decodeURIComponent(url.username);
	const auth = user ? { user, pass: decodeURIComponent(url.password) } : null;
	// A password never travels in the clear, but for a server on this machine.
	const requireTLS = auth !== null && !secure && !LOOPBACK.has(url.hostname);
	return { secure, port, host, auth, requireTLS };
}

/**
 * Connects to a mail server and signs in where it asks for it.
 * @param smtpUrl `smtp://user:password@host:port` or `smtps://…`
 * @throws SmtpFailure
 */
export async function openSmtp(smtpUrl: string): Promise<SmtpSession> {
	const { auth, ...options } = optionsOf(new URL(smtpUrl));
	const { default: Connection } = await import('nodemailer/lib/smtp-connection');
	const connection = new Connection({
		...options,
		connectionTimeout: CONNECT_MS,
		greetingTimeout: CONNECT_MS,
		dnsTimeout: CONNECT_MS,
		socketTimeout: IDLE_MS
	});
	const state: { broken: unknown; listener: ((error: unknown) => void) | null } = {
		broken: null,
		listener: null
	};
	connection.on('error', (error: unknown) => {
		state.broken = error;
		state.listener?.(error);
	});
	connection.on('end', () => (state.broken ??= new Error('the mail server hung up')));
	/** The library reports some failures to the callback, some as an event. */
	const step = (run: (done: (error?: unknown) => void) => void, handedOver: () => boolean) =>
		new Promise<void>((resolve, reject) => {
			const fail = (error: unknown) => {
				reject(error instanceof SmtpFailure ? error : smtpFailure(error, handedOver()));
			};
			state.listener = fail;
			run((error) => (error ? fail(error) : resolve()));
		}).finally(() => (state.listener = null));
	const nothing = () => false;
	try {
		await step((done) => connection.connect(done), nothing);
		if (auth) await step((done) => connection.login({ credentials: auth }, done), nothing);
	} catch (error) {
		connection.close();
		throw error;
	}
	return {
		usable: () => state.broken === null,
		close: () => (state.broken === null ? connection.quit() : connection.close()),
		async send(envelope, message, handOver) {
			let handedOver = false;
			let refusedToHandOver: unknown = null;
			const bytes = Readable.from(
				(async function* () {
					try {
						await handOver?.();
					} catch (error) {
						refusedToHandOver = error;
						throw error;
					}
					handedOver = true;
					yield Buffer.from(message);
				})()
			);
			try {
				await sent(connection, step, envelope, bytes, () => handedOver);
			} catch (error) {
				// A half-sent message must never be completed, and a refused one leaves its sender behind.
				state.broken ??= error;
				connection.close();
				throw refusedToHandOver ?? error;
			}
		}
	};
}

function sent(
	connection: SMTPConnection,
	step: (run: (done: (error?: unknown) => void) => void, at: () => boolean) => Promise<void>,
	envelope: { from: string; to: string },
	bytes: Readable,
	handedOver: () => boolean
): Promise<void> {
	return step(
		(done) => connection.send({ ...envelope, to: [envelope.to] }, bytes, (error) => done(error)),
		handedOver
	);
}

function smtpFailure(error: unknown, handedOver: boolean): SmtpFailure {
	const { code, responseCode, response, message } = error as {
		code?: string;
		responseCode?: number;
		response?: string;
		message?: string;
	};
	const reason =
		code === 'EAUTH' || code === 'ENOAUTH'
			? 'sign-in'
			: /TLS/.test(code ?? '') || /certificate|\bSSL\b|\bTLS\b|wrong version/i.test(message ?? '')
				? 'insecure'
				: ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EPROTOCOL'].includes(code ?? '')
					? 'unreachable'
					: ['EENVELOPE', 'EMESSAGE'].includes(code ?? '') && responseCode === undefined
						? 'message'
						: 'other';
	const answer = responseCode ?? null;
	return new SmtpFailure({ answer, handedOver, reason }, response || message || '');
}
