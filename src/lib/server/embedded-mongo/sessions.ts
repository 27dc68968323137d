import { decode, flagOf, isPlainDocument, numberOf } from './codec';
import type { Cursors } from './cursors';
import { StoreError } from './errors';
import type { Document } from './errors';
import { noSuchTransaction } from './transactions';
import type { Storage } from './storage';
import type { Transaction, Transactions } from './transactions';

/** What sessions need of the store they belong to. */
interface Host {
	readonly storage: Storage;
	readonly transactions: Transactions;
	readonly cursors: Cursors;
	readonly change: number;
	now(): number;
	commit(transaction: Transaction): void;
}

/** Sessions idle for longer are forgotten, with the answers kept for their retries. */
export const SESSION_MINUTES = 30;

interface Session {
	key: string;
	raw: Uint8Array;
	usedAt: number;
	/** The highest transaction number seen. */
	number: number;
	transaction: Transaction | undefined;
	/** The answer of the retryable write with that number; null for a committed transaction. */
	answer: Uint8Array | null | undefined;
}

/** How one command relates to its session. */
export interface CommandContext {
	session: string | undefined;
	transaction: Transaction | undefined;
	/** Set for a retryable write: where to keep its answer. */
	retry: { session: string; number: number } | undefined;
	/** The answer of a write that was done before. */
	answered: Document | undefined;
}

const FREE: CommandContext = {
	session: undefined,
	transaction: undefined,
	retry: undefined,
	answered: undefined
};

/** Sessions, their transactions and the answers that retried writes are given again. */
export class Sessions {
	readonly #engine: Host;
	readonly #sessions = new Map<string, Session>();

	constructor(engine: Host) {
		this.#engine = engine;
	}

	get count(): number {
		return this.#sessions.size;
	}

	#find(lsid: unknown): Session {
		const raw = rawId(lsid);
		const key = Buffer.from(raw).toString('base64');
		let session = this.#sessions.get(key);
		if (!session) {
			const kept = this.#engine.storage.retry(raw);
			session = {
				key,
				raw,
				usedAt: 0,
				number: kept?.number ?? -1,
				transaction: undefined,
				answer: kept?.reply
			};
			this.#sessions.set(key, session);
		}
		session.usedAt = this.#engine.now();
		return session;
	}

	/**
	 * Reads lsid, txnNumber, autocommit and startTransaction of a command. Throws 225 for an old
	 * number, 251 and 256 for a transaction that is not open, 263 for a command not allowed in one.
	 */
	enter(
		body: Document,
		command: { name: string; inTransaction: boolean; retryable: boolean }
	): CommandContext {
		if (body.lsid === undefined) {
			if (body.txnNumber !== undefined)
				throw new StoreError(72, 'A transaction number requires a session');
			if (body.autocommit !== undefined || body.startTransaction !== undefined)
				throw new StoreError(72, 'A transaction requires a session and a transaction number');
			return FREE;
		}
		const session = this.#find(body.lsid);
		const context: CommandContext = { ...FREE, session: session.key };
		if (body.txnNumber === undefined) {
			if (body.autocommit !== undefined || body.startTransaction !== undefined)
				throw new StoreError(72, 'autocommit and startTransaction need a txnNumber');
			return context;
		}
		const number = numberOf(body.txnNumber);
		if (number === undefined || number < 0) throw new StoreError(72, 'Invalid txnNumber');
		if (number < session.number)
			throw new StoreError(
				225,
				`Transaction ${number} is older than ${session.number}, already used in this session`
			);
		if (body.autocommit === undefined) {
			if (body.startTransaction !== undefined)
				throw new StoreError(72, 'startTransaction needs autocommit: false');
			return this.#retryable(session, number, command, context);
		}
		if (body.autocommit !== false) throw new StoreError(72, 'autocommit can only be false');
		const ending = command.name === 'commitTransaction' || command.name === 'abortTransaction';
		if (ending) return context;
		context.transaction = this.#statement(session, number, body, command);
		return context;
	}

	#retryable(
		session: Session,
		number: number,
		command: { name: string; retryable: boolean },
		context: CommandContext
	): CommandContext {
		if (!command.retryable)
			throw new StoreError(50768, `txnNumber may not be given to '${command.name}'`);
		if (number === session.number) {
			if (session.transaction || session.answer === null)
				throw new StoreError(225, 'This number was used for a transaction');
			if (session.answer) return { ...context, answered: decode(session.answer) };
		} else this.#advance(session, number);
		return { ...context, retry: { session: session.key, number } };
	}

	#advance(session: Session, number: number): void {
		if (session.transaction) this.#engine.transactions.end(session.transaction, 'aborted');
		session.transaction = undefined;
		session.answer = undefined;
		session.number = number;
	}

	#statement(
		session: Session,
		number: number,
		body: Document,
		command: { name: string; inTransaction: boolean }
	): Transaction {
		if (flagOf(body.startTransaction)) {
			if (number === session.number)
				throw new StoreError(117, `Transaction ${number} was started before`);
			if (!command.inTransaction) throw notInTransaction(command.name);
			this.#advance(session, number);
			session.transaction = this.#engine.transactions.begin(
				session.key,
				number,
				this.#engine.change,
				this.#engine.now()
			);
			return session.transaction;
		}
		const transaction = session.transaction;
		if (number !== session.number) throw noSuchTransaction(number);
		if (transaction?.state === 'committed' || session.answer === null)
			throw new StoreError(256, `Transaction ${number} has been committed`);
		if (transaction?.state !== 'open') throw noSuchTransaction(number);
		if (!command.inTransaction) {
			this.#engine.transactions.end(transaction, 'aborted');
			throw notInTransaction(command.name);
		}
		return transaction;
	}

	/** Commits; a retried commit answers as the first did. 251 when there is nothing to commit. */
	commit(body: Document): void {
		const { session, number } = this.#ending(body);
		if (number === session.number && session.answer === null) return;
		const transaction = session.transaction;
		if (number !== session.number || transaction?.state !== 'open') throw noSuchTransaction(number);
		const wrote = transaction.writes.size > 0;
		this.#engine.commit(transaction);
		session.answer = null;
		// a transaction that wrote nothing leaves nothing to answer for after a restart
		if (wrote) this.#engine.storage.saveRetry(session.raw, number, null, this.#engine.now());
	}

	abort(body: Document): void {
		const { session, number } = this.#ending(body);
		if (number === session.number && session.answer === null)
			throw new StoreError(256, `Transaction ${number} has been committed`);
		const transaction = session.transaction;
		if (number !== session.number || transaction?.state !== 'open') throw noSuchTransaction(number);
		this.#engine.transactions.end(transaction, 'aborted');
	}

	#ending(body: Document): { session: Session; number: number } {
		const number = numberOf(body.txnNumber);
		if (body.lsid === undefined || number === undefined || body.autocommit !== false)
			throw new StoreError(72, 'Only a transaction can be committed or aborted');
		return { session: this.#find(body.lsid), number };
	}

	/** Keeps the answer of a retryable write; of one that changed something in its commit too. */
	keepAnswer(
		retry: { session: string; number: number },
		reply: Uint8Array,
		changed: boolean
	): void {
		const session = this.#sessions.get(retry.session);
		if (!session) return;
		session.answer = reply;
		if (!changed) return;
		this.#engine.storage.saveRetry(session.raw, retry.number, reply, this.#engine.now());
	}

	/** Ends sessions: their open transactions and cursors leave nothing. */
	end(lsids: unknown[]): void {
		for (const lsid of lsids) this.#kill(Buffer.from(rawId(lsid)).toString('base64'));
	}

	endAll(): void {
		for (const key of [...this.#sessions.keys()]) this.#kill(key);
	}

	#kill(key: string): void {
		const session = this.#sessions.get(key);
		if (session?.transaction) this.#engine.transactions.end(session.transaction, 'aborted');
		this.#engine.cursors.closeWhere((cursor) => cursor.session === key);
		this.#sessions.delete(key);
	}

	/** Aborts transactions open for too long, forgets idle sessions and the answers kept for them. */
	expire(transactionLifetimeMs: number): void {
		const now = this.#engine.now();
		for (const transaction of [...this.#engine.transactions.open])
			if (now - transaction.startedAt > transactionLifetimeMs)
				this.#engine.transactions.end(transaction, 'aborted');
		for (const session of [...this.#sessions.values()])
			if (now - session.usedAt > SESSION_MINUTES * 60_000) this.#kill(session.key);
	}

	/** After a failed commit: what was remembered of answers may not be on disk. */
	forget(): void {
		this.#sessions.clear();
	}
}

function notInTransaction(name: string): StoreError {
	return new StoreError(263, `Cannot run '${name}' in a multi-document transaction.`);
}

function rawId(lsid: unknown): Uint8Array {
	const id = isPlainDocument(lsid) ? lsid.id : undefined;
	const bytes = (id as { buffer?: Uint8Array } | undefined)?.buffer;
	if (!(bytes instanceof Uint8Array) || bytes.length !== 16)
		throw new StoreError(72, 'lsid must hold a UUID');
	return Uint8Array.from(bytes);
}
