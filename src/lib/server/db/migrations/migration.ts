import type { Db } from 'mongodb';

/** One numbered step; it must bear to be run again, because a process may die in the middle of it. */
export interface Migration {
	number: number;
	name: string;
	run(db: Db): Promise<void>;
}
