import type { Home } from '$lib/domain/home/views';
import { myAcknowledgements } from '../acknowledgement/my-acknowledgements';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { accountsPart } from './accounts-part';
import { coveragePart } from './coverage-part';
import { matricesInForce } from './matrices-in-force';
import { myPosition } from './my-position';
import { myTeam } from './my-team';
import { openWork } from './open-work';
import { waitingAcknowledgements } from './waiting-acknowledgements';

/** "What waits for me": each list only as far as it is the actor's business. */
export async function whatWaits(ctx: Context): Promise<Home> {
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const own = await myAcknowledgements(ctx);
	const { rules, ...work } = await openWork(ctx, structure, today);
	const inForce = await matricesInForce(ctx, structure, today);
	const waiting = await waitingAcknowledgements(ctx, structure, today, inForce);
	return {
		toAcknowledge: own.filter(({ state }) => state === 'requested' || state === 'expired'),
		...work,
		...waiting,
		myPosition: await myPosition(ctx, structure, today),
		myTeam: await myTeam(ctx, structure, today),
		coverage: coveragePart(ctx, structure, today, inForce, rules),
		accounts: await accountsPart(ctx)
	};
}
