import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import type { MyAcknowledgement } from '$lib/domain/acknowledgement/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { acknowledgementsOfEmployee } from '$lib/server/db/acknowledgements';
import { described } from '../acknowledgement/my-acknowledgements';
import type { Context } from '../context';

/** Nobody holds more positions than this; each is read with the version answered before. */
const MOST = 5;

/** The actor's open requests, soonest due first, with what changed since they last signed. */
export async function myRequests(ctx: Context, today: CivilDate): Promise<MyAcknowledgement[]> {
	const all = await ownAcknowledgements(ctx);
	const rows: MyAcknowledgement[] = [];
	for (const request of openOf(all).slice(0, MOST))
		rows.push((await described(request, all, today)).row);
	return rows;
}

export async function ownAcknowledgements({ actor }: Context): Promise<readonly Acknowledgement[]> {
	return actor.employeeId === null ? [] : acknowledgementsOfEmployee(actor.employeeId);
}

/** Expired ones too: they are still missing, and HR may reopen them. */
export function openOf(all: readonly Acknowledgement[]): Acknowledgement[] {
	return all
		.filter(({ state }) => state === 'requested')
		.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
