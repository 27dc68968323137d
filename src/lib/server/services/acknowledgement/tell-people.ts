import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { titleOn } from '$lib/domain/organization/chart';
import type { NotificationKind } from '$lib/domain/notifications/kinds';
import { accountsOfEmployees, accountsWithRole } from '$lib/server/db/accounts';
import { versionById } from '$lib/server/db/versions';
import type { Context } from '../context';
import { notify } from '../notifications/notify';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt } from '../today';

type Place = { structure: Structure; positionId: string };
const CHUNK = 1_000;

/**
 * Tells the people of some requests for one version, each with a link to their own, inside the
 * caller's transaction.
 * @param key what sets this telling apart from others of its kind about the same requests
 * @returns the employees who were told; whoever has no account, or was told before, is left out
 */
export async function tellAsked(
	ctx: Context,
	{ structure, positionId }: Place,
	requests: readonly Acknowledgement[],
	kind: Extract<NotificationKind, `acknowledgement-${string}`>,
	key: string
): Promise<string[]> {
	const position = structure.positions.get(positionId);
	const told: string[] = [];
	if (!position) return told;
	const title = titleOn(position, todayAt(structure, ctx.now, position.companyId));
	for (let from = 0; from < requests.length; from += CHUNK) {
		const some = requests.slice(from, from + CHUNK);
		const byEmployee = new Map(some.map((request) => [request.employeeId, request]));
		const accounts = await accountsOfEmployees([...byEmployee.keys()]);
		const requestOf = new Map(
			accounts.flatMap(({ id, employeeId }) => {
				const request = byEmployee.get(employeeId ?? '');
				return request ? [[id, request] as const] : [];
			})
		);
		const { versionNumber: number = 0, versionId } = some[0] ?? {};
		const ids = await notify(ctx, {
			kind,
			key: `${versionId}:${key}`,
			userIds: [...requestOf.keys()],
			accounts,
			data: (userId) => ({
				code: position.code,
				title,
				number,
				dueOn: requestOf.get(userId)?.dueOn ?? '',
				by: ctx.actor.name
			}),
			href: (userId) => `/acknowledgements/${requestOf.get(userId)?.id ?? ''}`
		});
		told.push(...ids.flatMap((id) => requestOf.get(id)?.employeeId ?? []));
	}
	return told;
}

/** Tells HR that somebody refused or had something to remark: whoever published it, else all of HR. */
export async function tellOfAnswer(
	ctx: Context,
	request: Acknowledgement,
	kind: 'answer-refused' | 'answer-with-remarks'
): Promise<void> {
	const structure = await currentStructure();
	const position = structure.positions.get(request.positionId);
	const version = await versionById(request.versionId);
	if (!position || !version) return;
	const hr = (await accountsWithRole('hr')).map(({ id }) => id);
	const publisher = hr.filter((id) => id === version.publishedBy);
	await notify(ctx, {
		kind,
		key: `${request.id}:${ctx.now.toISOString()}`,
		userIds: publisher.length > 0 ? publisher : hr,
		data: {
			code: position.code,
			title: titleOn(position, todayAt(structure, ctx.now, position.companyId)),
			number: request.versionNumber,
			by: ctx.actor.name
		},
		href: `/positions/${encodeURIComponent(position.code)}/acknowledgements`
	});
}
