import { visibleAuditParts } from '$lib/domain/access/filters';
import type { AuditList } from '$lib/domain/audit/views';
import { addDays } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import { listAccounts } from '$lib/server/db/accounts/users';
import { eventPage, type EventQuery } from '$lib/server/db/audit';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { zoneOf } from '../today';
import { AUDIT_ACTIONS, AUDIT_KINDS } from './actions';
import { eventRows } from './event-rows';
import { startOfDay } from '../calendar/start-of-day';

export interface EventFilter {
	/** Part of a name, or a user's id. */
	actor?: string;
	action?: string;
	recordKind?: string;
	recordId?: string;
	/** Civil dates, both included. */
	from?: CivilDate;
	to?: CivilDate;
	/** `next` of the page before. */
	cursor?: string;
}

const PAGE_SIZE = 50;

/** The audit trail, newest first: each reader their part of it. @throws DomainError forbidden */
export async function listEvents(ctx: Context, filter: EventFilter): Promise<AuditList> {
	const parts = visibleAuditParts(ctx.actor);
	if (parts.length === 0) throw forbidden();
	const zone = zoneOf(await currentStructure());
	const query: EventQuery = { parts };
	if (filter.actor) query.actorIds = await actorsCalled(filter.actor);
	if (filter.action) query.action = filter.action;
	if (filter.recordKind) query.recordKind = filter.recordKind;
	if (filter.recordId) query.recordId = filter.recordId;
	if (filter.from) query.from = startOfDay(filter.from, zone);
	if (filter.to) query.before = startOfDay(addDays(filter.to, 1), zone);
	const [at, id] = (filter.cursor ?? '').split(' ');
	if (at && id) query.after = { at, id };
	const events = await eventPage(query, PAGE_SIZE + 1);
	const shown = events.slice(0, PAGE_SIZE);
	const last = events.length > PAGE_SIZE ? shown.at(-1) : undefined;
	return {
		rows: await eventRows(ctx, shown),
		next: last ? `${last.at} ${last.id}` : null,
		// Companies are in both parts: loaded by HR, edited by the administrator.
		recordKinds: [...new Set(parts.flatMap((part) => [...AUDIT_KINDS[part]]))],
		actions: [...new Set(parts.flatMap((part) => [...AUDIT_ACTIONS[part]]))]
	};
}

async function actorsCalled(text: string): Promise<string[]> {
	const found = (await listAccounts()).filter(
		({ id, name }) => id === text || matchesSearch(fold(name), text)
	);
	return found.map(({ id }) => id);
}
