import type { JobKind } from '$lib/domain/jobs/job';
import { consoleActor } from '../services/accounts/console-actor';
import { remindOfDue } from '../services/acknowledgement/remind-of-due';
import { settleRequests } from '../services/acknowledgement/settle-requests';
import { sealWhenDue } from '../services/audit/seal-audit';
import { makeScheduledBackup } from '../services/backup/scheduled-backup';
import { sweepLeftovers } from '../services/backup/settle-leftovers';
import { sweepFiles } from '../services/files/sweep-files';
import { makeManualWord } from '../services/manual/manual-word';
import { sweepPreviews } from '../services/import/sweep-previews';
import { makeDigests } from '../services/notifications/make-digests';

export type Handler = (payload: Record<string, unknown>, now: Date) => Promise<void>;

/**
 * What each kind of job does. A job is run again where a process died in the middle of it: doing it
 * twice must come to the same.
 */
export const HANDLERS: Record<JobKind, Handler> = {
	'settle-requests': async (_payload, now) => {
		await settleRequests({ actor: consoleActor(['hr']), now });
	},
	'seal-audit': (_payload, now) => sealWhenDue(now),
	'remind-due': (_payload, now) => remindOfDue(now),
	'mail-digest': (_payload, now) => makeDigests(now),
	backup: (_payload, now) => makeScheduledBackup(now),
	'sweep-files': async (_payload, now) => {
		await sweepPreviews(now);
		await sweepFiles(now);
		await sweepLeftovers(now);
	},
	'manual-word': (payload, now) => makeManualWord(payload, now)
};
