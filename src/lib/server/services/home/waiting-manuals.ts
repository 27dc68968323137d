import type { WaitingManual } from '$lib/domain/home/views';
import { editionActs } from '$lib/domain/manual/steps';
import {
	allManuals,
	editionHeadsOf,
	openEditionHeads,
	type EditionHeadRecord
} from '$lib/server/db/manuals';
import type { Context } from '../context';
import { knownWith, mayRead } from '../manual/known-manual';
import { currentStructure } from '../organization/structure';
import { personNames } from '../people/person-names';
import { todayAt } from '../today';

interface OpenManual {
	head: EditionHeadRecord;
	act: WaitingManual['act'];
}

/** Open editions on which the actor has the next move, longest waiting first. */
export async function openManuals(ctx: Context): Promise<OpenManual[]> {
	const today = todayAt(await currentStructure(), ctx.now);
	return (await openEditionHeads()).flatMap((head): OpenManual[] => {
		if (!mayRead(ctx, { today }, head)) return [];
		// Nobody was eligible when it was handed in, else an authoriser would have been chosen.
		const acts = editionActs({ ...head, draft: null }, ctx.actor, { eligible: 0, draftOpen: true });
		const act = ACTS.find((one) => acts.includes(one));
		return act ? [{ head, act }] : [];
	});
}

const ACTS = ['review', 'authorise', 'record-authorisation', 'publish', 'edit'] as const;

/** The same as lines to read. */
export async function waitingManuals(ctx: Context): Promise<WaitingManual[]> {
	const open = await openManuals(ctx);
	if (open.length === 0) return [];
	const structure = await currentStructure();
	const preparers = open.map(({ head }) => head.preparedBy);
	const nameOf = await personNames(preparers, structure, todayAt(structure, ctx.now));
	const manuals = new Map((await allManuals()).map((manual) => [manual.id, manual]));
	const heads = Map.groupBy(
		await editionHeadsOf(open.map(({ head }) => head.manualId)),
		({ manualId }) => manualId
	);
	return open.flatMap(({ head, act }): WaitingManual[] => {
		const manual = manuals.get(head.manualId);
		if (!manual) return [];
		const { name, nextNumber } = knownWith(ctx, structure, manual, heads.get(manual.id) ?? []);
		const preparedBy = nameOf(head.preparedBy).name;
		return [{ ...name, number: nextNumber, act, preparedBy, since: head.updatedAt }];
	});
}
