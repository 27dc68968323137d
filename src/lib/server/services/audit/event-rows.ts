import { can } from '$lib/domain/access/can';
import type { AuditRow } from '$lib/domain/audit/views';
import { titleOn } from '$lib/domain/organization/chart';
import { accountsByIds } from '$lib/server/db/accounts';
import { personKey, type AuditEventRecord, type StoredChange } from '$lib/server/db/audit';
import { fullName } from '$lib/server/db/structure';
import { consoleActor } from '../accounts/console-actor';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt } from '../today';
import { ACCOUNT_FIELDS, wordsFor, type WordsFor } from './field-words';
import { decrypt } from './personal-values';

/** Whoever works at the command line has no account. */
const consoleUser = consoleActor([]);

/** Events as people read them: names looked up, personal values decrypted while their key is there. */
export async function eventRows(
	ctx: Context,
	events: readonly AuditEventRecord[]
): Promise<AuditRow[]> {
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const names = await accountNames(events);
	const words = wordsFor(structure, today, names);
	const keys = new Map<string, Uint8Array | null | undefined>();
	for (const { person, changes } of events)
		if (person !== null && !keys.has(person) && changes.some(({ personal }) => personal))
			keys.set(person, await personKey(person));
	return events.map((event) => ({
		id: event.id,
		at: event.at,
		actor:
			names.get(event.actorId) ?? (event.actorId === consoleUser.userId ? consoleUser.name : ''),
		action: event.action,
		recordKind: event.recordKind,
		recordId: event.recordId,
		recordName: recordName(event, structure, names, today),
		href: hrefOf(ctx, event, structure),
		changes: event.changes.map((change) => shownChange(change, keys.get(event.person ?? ''), words))
	}));
}

async function accountNames(events: readonly AuditEventRecord[]): Promise<Map<string, string>> {
	const ids = new Set<string>();
	for (const { actorId, recordKind, recordId, changes } of events) {
		ids.add(actorId);
		if (recordKind === 'account') ids.add(recordId);
		for (const { path, before, after } of changes)
			if (ACCOUNT_FIELDS.has(path))
				for (const id of [before, after]) if (typeof id === 'string') ids.add(id);
	}
	const accounts = await accountsByIds([...ids]);
	return new Map(accounts.map(({ id, name }) => [id, name]));
}

function shownChange(
	change: StoredChange,
	key: Uint8Array | null | undefined,
	words: WordsFor
): AuditRow['changes'][number] {
	const open = (value: StoredChange['before']) =>
		value === null || typeof value === 'string' ? value : decrypt(value, key);
	const [before, after] = [open(change.before), open(change.after)];
	const erased = change.personal && !key && (change.before !== null || change.after !== null);
	const { path } = change;
	return { path, before: words(path, before), after: words(path, after), erased };
}

function recordName(
	event: AuditEventRecord,
	structure: Structure,
	names: ReadonlyMap<string, string>,
	today: string
): string {
	const person =
		structure.employees.get(event.person ?? '') ?? structure.employees.get(event.recordId);
	if (event.recordKind === 'account') return names.get(event.recordId) ?? '';
	if (event.recordKind === 'position') {
		const position = structure.positions.get(event.recordId);
		return position ? `${position.code} · ${titleOn(position, today)}` : event.recordName;
	}
	if (!person) return event.recordName;
	return [fullName(person), event.recordName].filter(Boolean).join(' · ');
}

function hrefOf(
	ctx: Context,
	{ recordKind, recordId, recordName }: AuditEventRecord,
	structure: Structure
): string | null {
	if (recordKind === 'account')
		return can(ctx.actor, 'account.read') ? `/settings/people/${recordId}` : null;
	const unit =
		recordKind === 'unit' ? structure.records.units.findLast((row) => row.id === recordId) : null;
	if (unit) return `/organization/units/${encodeURIComponent(unit.code)}`;
	if (recordKind === 'post' && structure.records.posts.some(({ id }) => id === recordId))
		return `/organization/posts/${encodeURIComponent(recordId)}`;
	// A code may have changed since: the name that the event keeps begins with the one of then, which still leads there.
	if (recordKind === 'manual')
		return `/manual/${encodeURIComponent(recordName.split(' · ')[0] ?? '')}`;
	const position = recordKind === 'position' ? structure.positions.get(recordId) : undefined;
	return position ? `/positions/${encodeURIComponent(position.code)}` : null;
}
