import { statfs } from 'node:fs/promises';
import { can } from '$lib/domain/access/can';
import { diskState, sealState, worstState } from '$lib/domain/health/rules';
import type { HealthView } from '$lib/domain/health/views';
import { lastSeal } from '$lib/server/db/audit';
import { forbidden } from '$lib/server/errors';
import { backupHealth, storeHealth } from '../backup/backup-health';
import { backupDataDir } from '../backup/folder';
import type { Context } from '../context';
import { jobHealth } from '../jobs/job-health';
import { mailHealth } from '../mail/mail-health';
import { storeStats } from '../store/store-stats';
import { processFacts } from './process-facts';

/** How the system stands, for whoever keeps it running. @throws DomainError forbidden */
export async function readHealth(ctx: Context): Promise<HealthView> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const { now } = ctx;
	const { documents, collections } = await storeStats(ctx);
	const fullness = await storeHealth();
	const seal = await lastSeal();
	const { last, failed, ...backup } = await backupHealth(now);
	const parts = {
		store: {
			state: fullness.state,
			kind: fullness.workingSet ? ('embedded' as const) : ('mongodb' as const),
			documents,
			workingSet: fullness.workingSet,
			collections: Object.entries(collections).map(([name, count]) => ({ name, documents: count }))
		},
		disk: await diskFacts(),
		jobs: await jobHealth(now),
		mail: await mailHealth(now),
		backup: {
			state: backup.state,
			last: last && { at: last.at, bytes: last.bytes },
			nextAt: backup.nextAt,
			failed: failed !== null,
			unusable: backup.unusable
		},
		seal: {
			state: sealState(seal ? now.getTime() - Date.parse(seal.at) : null),
			at: seal?.at ?? null
		}
	};
	const states = Object.values(parts).flatMap((part) => part?.state ?? []);
	return { state: worstState(states), ...parts, process: processFacts(now) };
}

/** The disk of DATA_DIR. */
async function diskFacts(): Promise<HealthView['disk']> {
	try {
		const { bavail, blocks, bsize } = await statfs(backupDataDir());
		const facts = { free: bavail * bsize, total: blocks * bsize };
		return { state: diskState(facts), ...facts };
	} catch {
		return null;
	}
}
