import mongoose, { type mongo } from 'mongoose';
import type { BackupRun } from './models/backups';
import { storedOf } from './model';

const BEAT_MS = 1_000;

/**
 * Keeps a run's record moving by a connection of its own: while a restore has the models read a copy,
 * and after it has replaced the store, the record stands where people look for it.
 */
export class RunRecorder {
	readonly #client: mongo.MongoClient;
	readonly #runs: mongo.Collection<{ _id: string }>;
	readonly #timer: NodeJS.Timeout;
	#run: BackupRun;
	#writing: Promise<unknown> = Promise.resolve();

	private constructor(client: mongo.MongoClient, database: string, run: BackupRun) {
		this.#client = client;
		this.#runs = client.db(database).collection('backup_runs');
		this.#run = run;
		this.#timer = setInterval(() => this.#write(), BEAT_MS);
		this.#timer.unref();
	}

	static async open(
		{ uri, database }: { uri: string; database: string },
		run: BackupRun
	): Promise<RunRecorder> {
		const client = await mongoose.mongo.MongoClient.connect(uri, { maxPoolSize: 1 });
		return new RunRecorder(client, database, run);
	}

	/** Noted with the next beat. */
	tell(progress: Pick<BackupRun, 'stage' | 'done' | 'total'>): void {
		this.#run = { ...this.#run, ...progress };
	}

	/** Notes at once, and for certain, that a stage begins. */
	async enter(stage: BackupRun['stage']): Promise<void> {
		await this.#writing;
		this.#run = { ...this.#run, stage, done: 0, total: 0 };
		await this.#put();
	}

	async end(outcome: Partial<BackupRun> & Pick<BackupRun, 'state'>): Promise<void> {
		clearInterval(this.#timer);
		await this.#writing;
		this.#run = { ...this.#run, ...outcome };
		await this.#put();
	}

	#write(): void {
		this.#writing = this.#writing.then(() => this.#put()).catch(() => {});
	}

	async #put(): Promise<void> {
		const { _id, ...rest } = storedOf({ ...this.#run, beatAt: new Date().toISOString() }, {});
		await this.#runs.updateOne({ _id }, { $set: rest }, { upsert: true });
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await this.#writing;
		await this.#client.close();
	}
}
