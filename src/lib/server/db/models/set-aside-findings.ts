import type { SetAsideFinding } from '../../../domain/organization/checks/set-aside';
import { defineModel, recordOf, type Stored } from '../model';

export type StoredSetAside = Stored<SetAsideFinding>;

export const SetAsideFindings = defineModel<StoredSetAside>('set_aside_findings', {
	key: String,
	check: String,
	facts: String,
	reason: String,
	at: String,
	by: String
});

export const toSetAside = recordOf<SetAsideFinding, unknown>();
