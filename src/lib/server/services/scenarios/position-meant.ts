import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import type { Scenario } from '$lib/domain/organization/scenario';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import { fold } from '$lib/domain/text/fold';
import { newId } from '$lib/server/db/ids';
import { DomainError } from '$lib/server/errors';
import type { Context } from '../context';
import { checkedCode } from '../matrix/position-code';
import { currentStructure } from '../organization/structure';

interface PositionMeant {
	positionId: string;
	code: string;
	title: string;
	newPosition?: true;
}

/**
 * The position of a post that is added: one in use, by its code or title; one that the scenario
 * brings already; or, where a code comes with the title, one that it brings now.
 * @throws DomainError scenario-position-unknown, title-missing, code-invalid, code-taken
 */
export async function positionMeant(
	ctx: Context,
	{ date, changes }: Pick<Scenario, 'date' | 'changes'>,
	snapshot: Snapshot,
	given: { text: string; code: string }
): Promise<PositionMeant> {
	const known = [
		...(await positionsOn(date)),
		...broughtPositions(changes, snapshot).map((one) => ({ ...one, newPosition: true as const }))
	];
	const text = given.text.normalize('NFC');
	const named = known.filter(({ code, title }) => [code, title].map(fold).includes(fold(text)));
	if (given.code === '') {
		const exact = known.find(({ code }) => code === text);
		const found = exact ?? named[0];
		if (!found) throw new DomainError('scenario-position-unknown', { name: text });
		return found;
	}
	if (text === '') throw new DomainError('title-missing');
	const code = checkedCode(given.code);
	const same = named.find((one) => fold(one.code) === fold(code));
	if (same) return same;
	const { records } = await currentStructure();
	const codes = [
		...known.map((one) => one.code),
		...records.positions.flatMap((one) => [one.code, ...one.formerCodes])
	];
	if (codes.some((one) => fold(one) === fold(code))) throw new DomainError('code-taken', { code });
	return { positionId: newId(ctx.now), code, title: text, newPosition: true };
}

/** Positions that a scenario brings, under the titles that they have in it. */
export function broughtPositions(
	changes: Scenario['changes'],
	{ posts }: Snapshot
): { positionId: string; code: string; title: string }[] {
	const brought = changes.flatMap((change) =>
		change.kind === 'add-post' && change.newPosition ? [change] : []
	);
	return [...new Map(brought.map((one) => [one.positionId, one])).values()].map(
		({ positionId, code, title }) => ({
			...{ positionId, code },
			title: posts.find((post) => post.positionId === positionId)?.title ?? title
		})
	);
}

async function positionsOn(date: string): Promise<PositionMeant[]> {
	const { records } = await currentStructure();
	return records.positions
		.filter((position) => !isRetiredOn(position, date))
		.map((one) => ({ positionId: one.id, code: one.code, title: titleOn(one, date) }));
}
