import type { WaitingManual } from '$lib/domain/home/views';
import { editionActs } from '$lib/domain/manual/steps';
import { openEditionHeads, type EditionHeadRecord } from '$lib/server/db/manuals';
import type { Context } from '../context';
import { knownManual, mayRead } from '../manual/known-manual';
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
	const lines: WaitingManual[] = [];
	for (const { head, act } of open) {
		const { manual, nextNumber } = await knownManual(ctx, { id: head.manualId });
		lines.push({
			...{ code: manual.code, title: manual.title, number: nextNumber, act },
			...{ preparedBy: nameOf(head.preparedBy).name, since: head.updatedAt }
		});
	}
	return lines;
}
