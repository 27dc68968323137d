import { can } from '$lib/domain/access/can';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';

/** Bringing documents in is HR's. @throws DomainError forbidden */
export function mayImport(ctx: Context): void {
	if (!can(ctx.actor, 'version.import')) throw forbidden();
}
