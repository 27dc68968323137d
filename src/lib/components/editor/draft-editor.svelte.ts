import { rowIdFrom } from '$lib/domain/matrix/row-ids';
import type { MatrixContent } from '$lib/domain/matrix/content';

/** How long writing must pause before it is saved. */
const PAUSE_MS = 700;
/** How long to wait before trying again without a connection. */
const RETRY_MS = 5_000;
/** How soon what is typed is kept in the browser. */
const KEEP_MS = 250;

export type SaveAnswer =
	| { outcome: 'saved'; revision: number; at: string }
	| { outcome: 'conflict'; by: string; revision: number }
	| { outcome: 'offline' }
	| { outcome: 'refused'; message: string; signedOut?: boolean };

export type Save<Content = MatrixContent> = (
	revision: number,
	content: Content
) => Promise<SaveAnswer>;

/** Keeps what is not saved yet where a crash does not reach it; `keep` says whether it could. */
export interface DraftKeeper<Content = MatrixContent> {
	keep(revision: number, content: Content): boolean;
	drop(): void;
}

/** A new row's id, drawn in the browser so that a row keeps it from its first keystroke. */
export function drawRowId(): string {
	return rowIdFrom(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * A draft while somebody writes: keeps the content, saves it when writing pauses, one request at a
 * time, and never drops what was typed meanwhile.
 */
export class DraftEditor<Content = MatrixContent> {
	content = $state() as Content;
	status = $state<'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused'>('saved');
	savedAt = $state('');
	conflict = $state<{ by: string; revision: number } | null>(null);
	refusal = $state('');
	/** The refusal's cause: the session ended; what was typed is saved once there is one again. */
	signedOut = $state(false);
	#revision: number;
	#saved: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#save: Save<Content>;
	#running: Promise<void> | null = null;
	#keeper: DraftKeeper<Content> | null;
	#keeping: ReturnType<typeof setTimeout> | undefined;

	constructor(
		content: Content,
		revision: number,
		savedAt: string,
		save: Save<Content>,
		keeper: DraftKeeper<Content> | null = null
	) {
		this.content = content;
		this.#saved = JSON.stringify(content);
		this.#revision = revision;
		this.savedAt = savedAt;
		this.#save = save;
		this.#keeper = keeper;
	}

	/** Called with every change; saves once writing pauses. */
	touched(): void {
		if (this.#written() === this.#saved) return this.#settle();
		if (this.status !== 'conflict') this.status = 'waiting';
		clearTimeout(this.#keeping);
		this.#keeping = setTimeout(() => this.keep(), KEEP_MS);
		// Whoever said that they sign in later is not asked again with every word.
		if (this.signedOut) this.status = 'refused';
		else this.#schedule(PAUSE_MS);
	}

	/** Keeps what is not saved on the server in the browser. @returns whether it is safe there */
	keep(): boolean {
		clearTimeout(this.#keeping);
		if (this.#written() === this.#saved) return true;
		const content = $state.snapshot(this.content) as Content;
		return this.#keeper?.keep(this.#revision, content) ?? false;
	}

	/** Goes on with what was kept, and saves it; a newer draft of somebody else is a conflict. */
	async restore(revision: number, content: Content): Promise<void> {
		this.content = content;
		this.#revision = revision;
		this.status = 'waiting';
		await this.flush();
	}

	/** Goes on with what the server made of the draft itself; nothing of one's own may be open. */
	adopt(content: Content, revision: number, savedAt: string): void {
		this.content = content;
		this.#saved = this.#written();
		this.#revision = revision;
		this.savedAt = savedAt;
		this.#settle();
	}

	/** Leaves the page with what was kept for the next visit. */
	leave(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#keeping);
		this.status = 'saved';
	}

	/** Saves what is not saved yet, now; resolves once nothing is open, with whether all of it is safe. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		while (this.#running) await this.#running;
		if (this.status === 'conflict') return false;
		if (this.#written() === this.#saved) this.#settle();
		else {
			this.#running = this.#send().finally(() => (this.#running = null));
			await this.#running;
		}
		return !this.unsaved;
	}

	/** The draft is gone: what was not saved has nowhere to go. */
	abandon(): void {
		this.#saved = this.#written();
		this.status = 'saved';
		clearTimeout(this.#timer);
		this.#forget();
	}

	#forget(): void {
		clearTimeout(this.#keeping);
		this.#keeper?.drop();
	}

	/** What was typed is as it was saved again; a conflict is settled by its own acts alone. */
	#settle(): void {
		if (this.#running || this.status === 'conflict') return;
		clearTimeout(this.#timer);
		this.status = 'saved';
		this.#forget();
	}

	/** Puts this page's text over what somebody else saved. */
	async overwrite(): Promise<void> {
		if (!this.conflict) return;
		this.#revision = this.conflict.revision;
		this.conflict = null;
		this.status = 'waiting';
		await this.flush();
	}

	/** Of the draft as it was last saved from here. */
	get revision(): number {
		return this.#revision;
	}

	get unsaved(): boolean {
		return this.status !== 'saved';
	}

	#written(): string {
		return JSON.stringify(this.content);
	}

	#schedule(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), wait);
	}

	async #send(): Promise<void> {
		const written = this.#written();
		this.status = 'saving';
		const answer = await this.#save(this.#revision, JSON.parse(written) as Content);
		if (answer.outcome === 'saved') {
			this.#revision = answer.revision;
			this.#saved = written;
			this.savedAt = answer.at;
			this.status = 'saved';
			this.signedOut = false;
			this.#forget();
			// Typed while the request was under way.
			if (this.#written() !== written) this.touched();
		} else if (answer.outcome === 'conflict') {
			this.conflict = { by: answer.by, revision: answer.revision };
			this.status = 'conflict';
		} else if (answer.outcome === 'offline') {
			this.status = 'offline';
			this.#schedule(RETRY_MS);
		} else {
			this.refusal = answer.message;
			this.signedOut = answer.signedOut ?? false;
			this.status = 'refused';
		}
	}
}
