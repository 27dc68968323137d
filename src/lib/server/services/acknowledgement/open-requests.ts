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

/** Lays down one request for each of these employees. */
export async function askPeople(
	ctx: Context,
	{ structure, position, today }: Place,
	version: AskedVersion,
	employeeIds: readonly string[]
): Promise<number> {
	const from = version.effectiveFrom > today ? version.effectiveFrom : today;
	const dueOn = await dueDate(structure, position.companyId, from);
	const requests = employeeIds.flatMap((employeeId) => {
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
		return [{ record, name: fullName(employee), number: employee.number }];
	});
	await insertRequests(requests);
	await appendFirstEvents(
		ctx,
		requests.map(({ record }) => ({
			kind: 'acknowledgement',
			id: record.id,
			name: `${position.code} · ${version.number}`,
			action: 'acknowledgement-requested',
			person: record.employeeId,
			changes: [
				{ path: 'state', before: null, after: 'requested' },
				{ path: 'contentHash', before: null, after: record.contentHash },
				{ path: 'dueOn', before: null, after: dueOn }
			]
		}))
	);
	await tellAsked(
		ctx,
		{ structure, positionId: position.id },
		requests.map(({ record }) => record),
		'acknowledgement-requested',
		ctx.now.toISOString()
	);
	return requests.length;
}

/**
 * Ends the open requests of a position: of one version, or (null) of all of them; of everybody, or
 * of these employees. @returns how many
 */
export async function closeRequestsOf(
	ctx: Context,
	positionId: string,
	versionId: string | null,
	to: Extract<AcknowledgementState, 'superseded' | 'closed'>,
	employeeIds?: ReadonlySet<string>
): Promise<number> {
	const open = (await openRequestsOfPosition(positionId)).filter(
		(request) =>
			(versionId === null || request.versionId === versionId) &&
			(!employeeIds || employeeIds.has(request.employeeId))
	);
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
