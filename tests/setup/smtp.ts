import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
	from: string;
	to: string;
	subject: string;
	messageId: string;
	/** Whom it says it comes from. */
	sender: string;
	/** As it came, but for the encoding of its text. */
	text: string;
}

/** What the server does at a step; an error with `responseCode` is its answer. */
export interface SmtpSteps {
	connect?: () => void | Promise<void>;
	recipient?: (address: string) => void | Promise<void>;
	/** The first bytes of a message have come. */
	bytes?: () => void | Promise<void>;
	/** The whole message has come and counts as taken; the answer has not gone out. */
	taken?: (mail: ReceivedMail) => void | Promise<void>;
}

export interface SmtpTestServer {
	url: string;
	port: number;
	received: ReceivedMail[];
	steps: SmtpSteps;
	/** Cuts every connection off, as a dying machine does. */
	hangUp(): void;
	close(): Promise<void>;
}

/** An answer of a mail server, such as 451 or 550. */
export function smtpAnswer(responseCode: number, words: string): Error {
	return Object.assign(new Error(words), { responseCode });
}

/** A real SMTP server on this machine, without TLS unless asked for. */
export async function startSmtp(
	options: SMTPServerOptions = {},
	port = 0
): Promise<SmtpTestServer> {
	const received: ReceivedMail[] = [];
	const steps: SmtpSteps = {};
	const stepThen = (step: void | Promise<void>, done: (error?: Error | null) => void) =>
		Promise.resolve(step).then(() => done(), done);
	const server = new SMTPServer({
		disabledCommands: ['AUTH', 'STARTTLS'],
		authOptional: true,
		logger: false,
		...options,
		onConnect: (_session, done) => void stepThen(steps.connect?.(), done),
		onRcptTo: ({ address }, _session, done) => {
			try {
				void stepThen(steps.recipient?.(address), done);
			} catch (error) {
				done(error as Error);
			}
		},
		onData: (stream, session, done) => {
			const chunks: Buffer[] = [];
			stream.once('data', () => void steps.bytes?.());
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const mail = readMail(Buffer.concat(chunks).toString('utf8'), {
					from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
					to: session.envelope.rcptTo[0]?.address ?? ''
				});
				try {
					void stepThen(steps.taken?.(mail), (error) => {
						if (!error) received.push(mail);
						done(error);
					});
				} catch (error) {
					done(error as Error);
				}
			});
		}
	});
	server.on('error', () => undefined);
	const sockets = new Set<Socket>();
	server.server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
	const used = (server.server.address() as AddressInfo).port;
	return {
		url: `smtp://127.0.0.1:${used}`,
		port: used,
		received,
		steps,
		hangUp: () => sockets.forEach((socket) => socket.destroy()),
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

function readMail(raw: string, envelope: { from: string; to: string }): ReceivedMail {
	const [head = '', ...rest] = raw.split('\r\n\r\n');
	const headers = head.replace(/\r\n[ \t]+/g, ' ');
	const header = (name: string) =>
		new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
	const subject = header('Subject').replace(/\?=\s+=\?/g, '?==?');
	return {
		...envelope,
		subject: subject.replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
			kind.toUpperCase() === 'B'
				? Buffer.from(text, 'base64').toString('utf8')
				: quotedPrintable(text.replace(/_/g, ' '))
		),
		messageId: header('Message-ID'),
		sender: header('From'),
		text: quotedPrintable(rest.join('\r\n\r\n'))
	};
}

function quotedPrintable(text: string): string {
	const bytes = text
		.replace(/=\r\n/g, '')
		.replace(/(?:=[0-9A-F]{2})+/gi, (run) =>
			Buffer.from(run.replace(/=/g, ''), 'hex').toString('utf8')
		);
	return bytes;
}
