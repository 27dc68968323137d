import type { Command } from '../command';
import * as accounts from './accounts';
import { auditSeal } from './audit';
import * as backup from './backup';
import { demoLoad } from './demo';
import { manualExport } from './manual-export';
import { matrixExport } from './matrix-export';
import { manualImport, manualList } from './manual';
import { matrixImport } from './matrix-import';
import { storeServe, storeStatsCommand } from './store';
import { storeExport, storeImport } from './store-archive';
import { structureExport } from './structure-export';
import { structureImport } from './structure-import';
import { verify } from './verify';

/** By the words that call them, in the order in which help shows them. */
export const COMMANDS: Record<string, Command> = {
	'matrix import': matrixImport,
	'matrix export': matrixExport,
	'manual export': manualExport,
	'manual list': manualList,
	'manual import': manualImport,
	'structure import': structureImport,
	'structure export': structureExport,
	verify,
	'audit seal': auditSeal,
	'store serve': storeServe,
	'store stats': storeStatsCommand,
	'store export': storeExport,
	'store import': storeImport,
	'backup make': backup.backupMake,
	'backup list': backup.backupList,
	'backup restore': backup.backupRestore,
	'accounts list': accounts.accountsList,
	'accounts create-admin': accounts.accountsCreateAdmin,
	'accounts link': accounts.accountsLink,
	'accounts roles': accounts.accountsRoles,
	'accounts deactivate': accounts.accountsDeactivate,
	'accounts reactivate': accounts.accountsReactivate,
	'demo load': demoLoad
};
