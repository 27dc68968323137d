import type { Locale } from '$lib/domain/access/account';
import type { RunView, ToldRun } from '$lib/domain/backup/views';
import { errorSentence } from './errors';

/** A run with its failure in words; made on the server, which alone holds the sentence of every code. */
export const toldRun = (run: RunView | null, locale: Locale): ToldRun | null =>
	run && {
		...run,
		failure: run.error && errorSentence(run.error.code, run.error.data, locale)
	};
