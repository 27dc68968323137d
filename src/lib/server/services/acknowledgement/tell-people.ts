import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { titleOn } from '$lib/domain/organization/chart';
import type { NotificationKind } from '$lib/domain/notifications/kinds';
import { accountsOfEmployees, accountsWithRole } from '$lib/server/db/accounts';
import { versionById } from '$lib/server/db/versions';
import type { Context } from '../context';
import { inWaves } from '../in-waves';
import { notify } from '../notifications/notify';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt } from '../today';

const CHUNK = 1_000;

/**
 * Tells the people of some requests, each with a link to their own, inside the caller's transaction.
 * @param key what sets this telling apart from others of its kind about the same requests
 * @returns the employees who were told; whoever has no account, or was told before, is left out
 */
export async function tellAsked(
	ctx: Context,
	structure: Structure,
	requests: readonly Acknowledgement[],
	kind: Extract<NotificationKind, `acknowledgement-${string}`>,
	key: string
): Promise<string[]> {
	const told: string[] = [];
	const placed = requests.filter(({ positionId }) => structure.positions.has(positionId));
	for (const wave of inWaves(placed, ({ employeeId }) => employeeId))
		for (let from = 0; from < wave.length; from += CHUNK)
			told.push(...(await tellEach(ctx, structure, wave.slice(from, from + CHUNK), kind, key)));
	return told;
}

/** The same for requests of as many employees. */
async function tellEach(
	ctx: Context,
	structure: Structure,
	requests: readonly Acknowledgement[],
	kind: Extract<NotificationKind, `acknowledgement-${string}`>,
	key: string
): Promise<string[]> {
	const byEmployee = new Map(requests.map((request) => [request.employeeId, request]));
	const accounts = await accountsOfEmployees([...byEmployee.keys()]);
	const requestOf = new Map(
		accounts.flatMap(({ id, employeeId }) => {
			const request = byEmployee.get(employeeId ?? '');
			return request ? [[id, request] as const] : [];
		})
	);
	const ids = await notify(ctx, {
		kind,
		key: (userId) => `${requestOf.get(userId)?.versionId}:${key}`,
		userIds: [...requestOf.keys()],
		accounts,
		data: (userId) => {
			const request = requestOf.get(userId);
			const position = structure.positions.get(request?.positionId ?? '');
			return {
				code: position?.code ?? '',
				title: position ? titleOn(position, todayAt(structure, ctx.now, position.companyId)) : '',
				number: request?.versionNumber ?? 0,
				dueOn: request?.dueOn ?? '',
				by: ctx.actor.name
			};
		},
		href: (userId) => `/acknowledgements/${requestOf.get(userId)?.id ?? ''}`
	});
	return ids.flatMap((id) => requestOf.get(id)?.employeeId ?? []);
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
