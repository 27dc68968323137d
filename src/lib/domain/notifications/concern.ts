import type { Actor } from '../access/actor';
import { can } from '../access/can';
import type { NotificationKind } from './kinds';

/**
 * Kinds that tell what only some may know: how a person answered, how the system stands. Whoever has
 * lost that right sees them no longer, although they were told.
 */
export function kindsKeptFrom(actor: Actor): NotificationKind[] {
	return [
		...(can(actor, 'position.edit') ? [] : (['answer-with-remarks', 'answer-refused'] as const)),
		...(can(actor, 'settings.edit') ? [] : (['backup-failed', 'job-failed'] as const))
	];
}
