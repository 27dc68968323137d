import { canManageAccounts } from '$lib/domain/access/can';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { mailConfigured } from '../mail/mail-state';

/** Whether links can be mailed, for whoever may invite at all. @throws DomainError `forbidden` */
export async function mayInvite(ctx: Context): Promise<{ mail: boolean }> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	return { mail: mailConfigured() };
}
