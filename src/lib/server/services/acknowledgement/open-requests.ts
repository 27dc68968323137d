import type { Acknowledgement, AcknowledgementState } from '$lib/domain/acknowledgement/records';
import type { CivilDate } from '$lib/domain/matrix/version';
import {
	endRequests,
	insertRequests,
	openRequestsOfPosition
} from '$lib/server/db/acknowledgements';
import { newId } from '$lib/server/db/ids';
import { fullName } from '$lib/server/db/structure';
import { appendEvents, appendFirstEvents } from '../audit/append-event';
import type { Context } from '../context';
import type { PositionVersions } from '../matrix/position-versions';
import { holdersOf } from '../organization/above';
import type { Structure } from '../organization/structure';
import { dueDate } from './due-date';
import { tellAsked } from './tell-people';

/** A version that people are asked to acknowledge. */
export interface AskedVersion {
	id: string;
	number: number;
	hash: string;
	effectiveFrom: CivilDate;
}

type Place = Pick<PositionVersions, 'structure' | 'position' | 'today'>;

/**
 * Asks everybody who holds the position today, inside the caller's transaction. Who comes or leaves
 * before the version's day would learn by a request, or by none, what is only prepared for them: they
 * are asked, or asked no more, when their day has come. Requests for earlier versions are superseded.
 * @returns how many requests were opened
 */
export async function openRequests(
	ctx: Context,
	place: Place,
	version: AskedVersion
): Promise<number> {
	await closeRequestsOf(ctx, place.position.id, null, 'superseded');
	const holders = holdersOf(place.structure.on(place.today), place.position.id);
	return askPeople(ctx, place, version, holders);
}

/** People of one position who are to answer a version. */
interface Asking {
	place: Place;
	version: AskedVersion;
	employeeIds: readonly string[];
}

/** Lays down one request for each of these employees. @returns how many */
export function askPeople(
	ctx: Context,
	place: Place,
	version: AskedVersion,
	employeeIds: readonly string[]
): Promise<number> {
	return askAll(ctx, place.structure, [{ place, version, employeeIds }]);
}

/** The same for people of any number of positions. */
export async function askAll(
	ctx: Context,
	structure: Structure,
	asking: readonly Asking[]
): Promise<number> {
	const requests: Asked[] = [];
	const terms = new Map<string, CivilDate>();
	for (const one of asking) {
		const { today, position } = one.place;
		const { effectiveFrom } = one.version;
		const from = effectiveFrom > today ? effectiveFrom : today;
		const key = `${position.companyId} ${from}`;
		const dueOn = terms.get(key) ?? (await dueDate(structure, position.companyId, from));
		terms.set(key, dueOn);
		requests.push(...requestsFor(ctx, one, dueOn));
	}
	await insertRequests(requests);
	await appendFirstEvents(
		ctx,
		requests.map(({ record, code }) => ({
			kind: 'acknowledgement',
			id: record.id,
			name: `${code} · ${record.versionNumber}`,
			action: 'acknowledgement-requested',
			person: record.employeeId,
			changes: [
				{ path: 'state', before: null, after: 'requested' },
				{ path: 'contentHash', before: null, after: record.contentHash },
				{ path: 'dueOn', before: null, after: record.dueOn }
			]
		}))
	);
	await tellAsked(
		ctx,
		structure,
		requests.map(({ record }) => record),
		'acknowledgement-requested',
		ctx.now.toISOString()
	);
	return requests.length;
}

/** A request with what lists find it by: the employee's name and number, the position's code. */
interface Asked {
	record: Acknowledgement;
	name: string;
	number: string;
	code: string;
}

function requestsFor(
	ctx: Context,
	{ place: { structure, position }, version, employeeIds }: Asking,
	dueOn: CivilDate
): Asked[] {
	return employeeIds.flatMap((employeeId) => {
		const employee = structure.employees.get(employeeId);
		if (!employee) return [];
		const record: Acknowledgement = {
			id: newId(ctx.now),
			employeeId,
			positionId: position.id,
			versionId: version.id,
			versionNumber: version.number,
			contentHash: version.hash,
			state: 'requested',
			requestedAt: ctx.now.toISOString(),
			dueOn,
			answer: null
		};
		return [{ record, name: fullName(employee), number: employee.number, code: position.code }];
	});
}

/**
 * Ends the open requests of a position: of one version, or (null) of all of them. @returns how many
 */
export async function closeRequestsOf(
	ctx: Context,
	positionId: string,
	versionId: string | null,
	to: Ending
): Promise<number> {
	const open = await openRequestsOfPosition(positionId);
	const own = open.filter((request) => versionId === null || request.versionId === versionId);
	return closeRequests(ctx, own, to);
}

type Ending = Extract<AcknowledgementState, 'superseded' | 'closed'>;

/** Ends these open requests. @returns how many */
export async function closeRequests(
	ctx: Context,
	open: readonly Acknowledgement[],
	to: Ending
): Promise<number> {
	if (open.length === 0) return 0;
	await endRequests(
		open.map(({ id }) => id),
		to
	);
	await appendEvents(
		ctx,
		open.map((request) => ({
			kind: 'acknowledgement',
			id: request.id,
			name: '',
			action: `acknowledgement-${to}`,
			person: request.employeeId,
			changes: [{ path: 'state', before: 'requested', after: to }]
		}))
	);
	return open.length;
}
