import type { Home } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { accountsPart } from './accounts-part';
import { coveragePart } from './coverage-part';
import { issuedMatrices } from './matrices-in-force';
import { heldPost, myPosition } from './my-position';
import { myRequests, openOf, ownAcknowledgements } from './my-requests';
import { myTeam } from './my-team';
import { openHeads, openWork, type OpenHeads } from './open-work';
import { openManuals, waitingManuals } from './waiting-manuals';
import { waitedFor, waitingAcknowledgements } from './waiting-acknowledgements';

/** "What waits for me": each list only as far as it is the actor's business. */
export async function whatWaits(ctx: Context): Promise<Home> {
	const structure = await currentStructure();
	const today: CivilDate = todayAt(structure, ctx.now);
	const heads = await openHeads(ctx);
	const waiting = await waitedFor(ctx);
	const held = heldPost(ctx, structure, today);
	const about = [...Object.values(listsOf(heads)).flat(), ...waiting, ...(held ? [held] : [])];
	const positionIds = about.map(({ positionId }) => positionId);
	const issued = await issuedMatrices(ctx, structure, positionIds);
	return {
		toAcknowledge: await myRequests(ctx, today),
		...(await openWork(heads, structure, today, issued.nextNumberOf)),
		manuals: await waitingManuals(ctx),
		acknowledgements: await waitingAcknowledgements(ctx, structure, today, waiting, issued),
		acknowledgementsTotal: waiting.length,
		myPosition: held && myPosition(structure, today, held, issued),
		myTeam: await myTeam(ctx, structure, today),
		coverage: await coveragePart(ctx, structure, today, heads.rules),
		accounts: await accountsPart(ctx)
	};
}

/**
 * How many things wait, for the frame around every page: the lines of all lists of `whatWaits`,
 * those beyond the ones it shows too.
 */
export async function waitingCount(ctx: Context): Promise<number> {
	const own = openOf(await ownAcknowledgements(ctx));
	const open = Object.values(listsOf(await openHeads(ctx))).flat();
	const manuals = (await openManuals(ctx)).length;
	return own.length + open.length + manuals + (await waitedFor(ctx)).length;
}

function listsOf({ rules: _rules, ...lists }: OpenHeads): Omit<OpenHeads, 'rules'> {
	return lists;
}
