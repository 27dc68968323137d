import { canReadAudit } from '$lib/domain/access/can';
import type { AuditRow } from '$lib/domain/audit/views';
import { eventsOf } from '$lib/server/db/audit';
import type { Context } from '../context';
import { AUDIT_KINDS } from './actions';
import { eventRows } from './event-rows';

/** Kinds of which the administrator reads the events. */
const inSettings = (kind: string) => (AUDIT_KINDS.settings as readonly string[]).includes(kind);

/** One record's events, newest first; nothing for whoever may not read that part of the trail. */
export async function recordHistory(ctx: Context, kind: string, id: string): Promise<AuditRow[]> {
	if (!canReadAudit(ctx.actor, inSettings(kind) ? 'settings' : 'hr')) return [];
	return eventRows(ctx, await eventsOf(kind, id));
}
