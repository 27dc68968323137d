import { Binary, Long } from 'bson';
import { encode, timestamp } from './codec';
import { checkCommand } from './commands/command';
import type { Reply } from './commands/command';
import { COMMANDS } from './commands/registry';
import type { Engine } from './engine';
import { StoreError } from './errors';
import type { Document } from './errors';
import { MustWait } from './transactions';
import type { Message } from './wire';

/** What a command's reply must say beside its own fields. */
export class Clock {
	#seconds = 0;
	#counter = 0;
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** `operationTime` and `$clusterTime`, which only grow. */
	times(advance: boolean): Document {
		const seconds = Math.floor(this.#now() / 1000);
		if (advance || this.#seconds === 0) {
			if (seconds > this.#seconds) {
				this.#seconds = seconds;
				this.#counter = 1;
			} else this.#counter += 1;
		}
		const clusterTime = timestamp(this.#seconds, this.#counter);
		return {
			operationTime: clusterTime,
			$clusterTime: {
				clusterTime,
				signature: { hash: new Binary(Buffer.alloc(20), 0), keyId: Long.ZERO }
			}
		};
	}
}

/** SQLite could not write, or a fault of ours: nothing of the present batch may be kept. */
export class BatchFailure extends Error {
	constructor(cause: unknown) {
		super('The batch cannot be kept', { cause });
	}
}

/** The fields of an error's reply, with MongoDB's code. */
export function errorReply(error: unknown): Document {
	if (!(error instanceof StoreError))
		return {
			ok: 0,
			errmsg: error instanceof Error ? error.message : String(error),
			code: 1,
			codeName: 'InternalError'
		};
	return {
		ok: 0,
		errmsg: error.message,
		code: error.code,
		codeName: error.codeName,
		...error.extra
	};
}

/**
 * Runs one command against the engine. Throws MustWait, with everything undone, when it has to wait
 * for a transaction, and BatchFailure when the whole batch is lost; other failures become replies.
 */
export function runCommand(
	engine: Engine,
	clock: Clock,
	message: Message,
	connection: number
): Document | Uint8Array {
	const { body } = message;
	const name = Object.keys(body)[0] ?? '';
	try {
		const command = COMMANDS.get(name);
		if (!command) throw new StoreError(59, `no such command: '${name}'`);
		checkCommand(name, command, body);
		const database = databaseOf(body);
		const context = engine.sessions.enter(body, {
			name,
			inTransaction: command.inTransaction ?? false,
			retryable: command.retryable ?? false
		});
		if (context.answered) return { ...context.answered, ok: 1, ...clock.times(false) };
		if (command.writes) engine.startCommand();
		let reply: Reply;
		try {
			reply = command.run({
				name,
				body,
				database,
				sequences: message.sequences,
				engine,
				context,
				connection
			});
		} catch (error) {
			if (command.writes) undo(engine, error);
			// an error inside a transaction ends it
			if (context.transaction) engine.transactions.end(context.transaction, 'aborted');
			throw error;
		}
		if (isRaw(reply)) return reply.encode({ ok: 1, ...clock.times(false) });
		if (context.transaction && reply.writeErrors)
			engine.transactions.end(context.transaction, 'aborted');
		if (context.retry) keepAnswer(engine, context.retry, reply);
		return { ...reply, ok: 1, ...clock.times(command.writes ?? false) };
	} catch (error) {
		if (error instanceof MustWait || error instanceof BatchFailure) throw error;
		return { ...errorReply(error), ...clock.times(false) };
	}
}

function keepAnswer(engine: Engine, retry: { session: string; number: number }, reply: Document) {
	try {
		engine.sessions.keepAnswer(retry, encode(reply), engine.touched);
	} catch (error) {
		throw new BatchFailure(error);
	}
}

/** Takes a refused or waiting command back; where that is not enough the batch fails. */
function undo(engine: Engine, reason: unknown): void {
	const expected = reason instanceof StoreError || reason instanceof MustWait;
	if (!expected && engine.touched) throw new BatchFailure(reason);
	try {
		engine.undo();
	} catch (error) {
		throw new BatchFailure(error);
	}
}

function isRaw(reply: Reply): reply is Extract<Reply, { encode(tail: Document): Uint8Array }> {
	return typeof (reply as { encode?: unknown }).encode === 'function';
}

function databaseOf(body: Document): string {
	const database = body.$db;
	if (typeof database !== 'string')
		throw new StoreError(40414, 'OP_MSG requests require a $db argument');
	if (database === '' || database.length > 63 || /[/\\. "$*<>:|?\0]/.test(database))
		throw new StoreError(73, `Invalid database name: '${database}'`);
	return database;
}
