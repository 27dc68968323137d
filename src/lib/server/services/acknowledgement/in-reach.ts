import { canReadAcknowledgement } from '$lib/domain/access/can';
import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { acknowledgementById } from '$lib/server/db/acknowledgements';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';

/** A request that the actor may know of. @throws DomainError not-found */
export async function requestInReach(ctx: Context, id: string): Promise<Acknowledgement> {
	const request = await acknowledgementById(id);
	if (!request || !canReadAcknowledgement(ctx.actor, request.employeeId)) throw notFound();
	return request;
}
