import { addDays, daysBetween } from '$lib/domain/calendar/civil-date';
import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { requestsDueWithin } from '$lib/server/db/acknowledgements';
import { withTransaction } from '$lib/server/db/transaction';
import { consoleActor } from '../accounts/console-actor';
import { startOfDay } from '../calendar/start-of-day';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';
import { tellAsked } from './tell-people';

const DAYS_BEFORE = 3;
/** Nobody is reminded in the middle of the night. */
const FROM_HOUR_MS = 8 * 60 * 60 * 1000;

/**
 * Reminds people of what they have to acknowledge: once within the last three days, once on the last
 * one. Running it again reminds nobody twice.
 */
export async function remindOfDue(now: Date): Promise<void> {
	const structure = await currentStructure();
	const ctx = { actor: consoleActor([]), now };
	// A day more on both sides: another company's today may be another date.
	const here = todayAt(structure, now);
	const pages = requestsDueWithin(addDays(here, -1), addDays(here, DAYS_BEFORE + 1));
	for await (const page of pages) await remindPage(ctx, structure, page);
}

async function remindPage(
	ctx: Context,
	structure: Structure,
	page: readonly Acknowledgement[]
): Promise<void> {
	const { now } = ctx;
	const groups = Map.groupBy(page, ({ versionId, dueOn }) => `${versionId}:${dueOn}`);
	for (const requests of groups.values()) {
		const request = requests[0] as Acknowledgement;
		const position = structure.positions.get(request.positionId);
		if (!position) continue;
		const today = todayAt(structure, now, position.companyId);
		const days = daysBetween(today, request.dueOn);
		const morning = Date.parse(startOfDay(today, zoneOf(structure, position.companyId)));
		if (days < 0 || days > DAYS_BEFORE || now.getTime() < morning + FROM_HOUR_MS) continue;
		const key = `${request.dueOn}:${days === 0 ? 'today' : 'soon'}`;
		await withTransaction(() => tellAsked(ctx, structure, requests, 'acknowledgement-due', key));
	}
}
