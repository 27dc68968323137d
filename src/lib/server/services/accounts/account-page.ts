import type { Account } from '$lib/domain/access/account';
import { can } from '$lib/domain/access/can';
import type { AccountPage } from '$lib/domain/accounts/views';
import { countOpenRequestsOf } from '$lib/server/db/acknowledgements';
import { countSessionsOf } from '$lib/server/db/accounts/sessions';
import { openLinkOf } from '$lib/server/db/accounts/setup-links';
import { findAccount } from '$lib/server/db/accounts/users';
import { versionHeadsIn } from '$lib/server/db/versions';
import { forbidden, notFound } from '$lib/server/errors';
import { recordHistory } from '../audit/record-history';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { isLastAdministrator } from './change-roles';
import { employeeChoice } from './free-employees';
import { mayMailLinkTo } from './give-link';
import { peopleRow } from './people-list';

/** One account with its history. @throws DomainError `forbidden`, `not-found` */
export async function accountPage(ctx: Context, accountId: string): Promise<AccountPage> {
	if (!can(ctx.actor, 'account.read')) throw forbidden();
	const account = await findAccount(accountId);
	if (!account) throw notFound();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const linkUntil = await openLinkOf(account.id, ctx.now);
	return {
		...peopleRow(ctx, account, structure, today),
		employee: employeeChoice(account.employeeId, structure, today),
		createdAt: account.createdAt,
		passwordChangedAt: account.passwordChangedAt,
		resetByLinkAt: account.resetByLinkAt,
		deactivatedAt: account.deactivatedAt,
		linkUntil: linkUntil?.toISOString() ?? null,
		impact: await impactOf(ctx, account),
		lastAdministrator: await isLastAdministrator(account),
		mayMail: mayMailLinkTo(account),
		events: await recordHistory(ctx, 'account', account.id)
	};
}

async function impactOf(ctx: Context, account: Account): Promise<AccountPage['impact']> {
	const open = await versionHeadsIn(['in-review'], { involving: account.id });
	const waiting = open.filter(
		({ reviewerId, authoriserId, verdicts, contentHash }) =>
			(reviewerId === account.id || authoriserId === account.id) &&
			!verdicts.some((verdict) => verdict.by === account.id && verdict.contentHash === contentHash)
	);
	return {
		sessions: await countSessionsOf(account.id, ctx.now),
		openRequests: account.employeeId ? await countOpenRequestsOf(account.employeeId) : 0,
		versionsWaiting: waiting.length
	};
}
