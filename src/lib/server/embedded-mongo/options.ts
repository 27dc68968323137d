/** How a store is opened: what its worker is told. */
export interface StoreOptions {
	dataDir: string;
	/** Also listen on a port (0: any), for mongosh and tests. */
	listen?: { port: number; host?: string };
	onDisk?: string[];
	insertOnly?: string[];
	/** Lets insert-only collections be dropped: for tests that clean up. */
	allowDrop?: boolean;
	/** Ceiling on the database's pages: a full disk, for tests. */
	maxPageCount?: number;
	transactionLifetimeMs?: number;
	cursorLifetimeMs?: number;
	/** Pause between sweeps of expired documents. */
	sweepMs?: number;
	/** Another size to warn at, for tests. */
	ceiling?: WorkingSet;
}

/** What the store holds in memory. */
export interface WorkingSet {
	documents: number;
	bytes: number;
}

/** The size that the store is made for; beyond it works on, slower and larger, and says so. */
export const CEILING: WorkingSet = { documents: 300_000, bytes: 256 * 1024 * 1024 };

/** Collections answered from disk: they grow without end or hold large bodies. */
export const ON_DISK = ['audit_events', '*.chunks', 'matrix_contents', 'rendered_files'];

/** Collections that take inserts alone: published content and the audit chain. */
export const INSERT_ONLY = ['matrix_contents', 'audit_events'];

/** A database so called is a copy made to take another's place, and can be dropped whole. */
export const COPY_SUFFIX = '_restore';

/** Counters shared with the worker, by the hash of a collection's or a part's name; raised before replies leave. */
export const STAMP_SLOTS = 16_384;

/** The slot of a name's counter (FNV-1a); a shared slot only means a spare refresh. */
export function stampSlot(name: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
	return (hash >>> 0) % STAMP_SLOTS;
}

export type FromWorker =
	| { kind: 'ready'; uri: string; tcpUri?: string }
	| { kind: 'busy'; dataDir: string }
	| { kind: 'failed'; message: string }
	| { kind: 'commit'; collections: string[] }
	| { kind: 'full'; figures: WorkingSet }
	| { kind: 'closed' };
