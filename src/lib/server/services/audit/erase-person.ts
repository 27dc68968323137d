import { can } from '$lib/domain/access/can';
import { erasePersonKey } from '$lib/server/db/audit';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { appendEvent } from './append-event';

/**
 * Makes the personal values about somebody in the audit trail unreadable for good, by erasing their
 * key; the chains stay whole. Answers a request for deletion.
 */
export async function erasePerson(ctx: Context, employeeId: string): Promise<void> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	await withTransaction(async () => {
		if (!(await erasePersonKey(employeeId, ctx.now.toISOString()))) throw notFound();
		await appendEvent(ctx, { kind: 'employee', id: employeeId, name: '', action: 'person-erased' });
	});
}
