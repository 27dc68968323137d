import { can } from '$lib/domain/access/can';
import { raiseStamp } from '$lib/server/db/stamps';
import { putPosition } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { eventRecord } from './open-version';
import { checkedCode, withFreeCode } from './position-code';
import { positionVersions } from './position-versions';

/** Gives a position a new code; the old one leads to it from then on. Published bodies keep theirs. */
export async function changeCode(
	ctx: Context,
	code: string,
	newCode: string
): Promise<{ code: string }> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	const next = checkedCode(newCode);
	return withTransaction(async () => {
		const known = await positionVersions(ctx, { code });
		const { position } = known;
		if (position.code === next) return { code: next };
		const formerCodes = [...position.formerCodes, position.code].filter((one) => one !== next);
		await raiseStamp('structure');
		await withFreeCode(next, () =>
			putPosition({ ...position, code: next, formerCodes: [...new Set(formerCodes)] })
		);
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'code-changed',
			changes: [{ path: 'code', before: position.code, after: next }]
		});
		return { code: next };
	});
}
