import { editionDifferences } from '$lib/domain/manual/edition-difference';
import type { EditionComparison } from '$lib/domain/manual/views';
import { editionById, type EditionRecord } from '$lib/server/db/manuals';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { contentOf, unitsStanding } from './edition-content';
import { chosenEdition } from './read-edition';
import { editionHead, knownManual, manualView, readableEditions } from './known-manual';

/** What changed from one edition of a manual to another, both as the actor may read them. */
export async function compareEditions(
	ctx: Context,
	code: string,
	from: number | 'open',
	to: number | 'open'
): Promise<EditionComparison> {
	const known = await knownManual(ctx, { code });
	const readable = readableEditions(ctx, known);
	const pick = async (asked: number | 'open'): Promise<EditionRecord> => {
		const head = chosenEdition(known, readable, asked);
		const edition = head && (await editionById(head.id));
		if (!edition) throw notFound();
		return edition;
	};
	const before = await pick(from);
	const after = await pick(to);
	const older = await contentOf(known, before);
	const newer = await contentOf(known, after);
	const people = [before.updatedBy, after.updatedBy];
	const nameOf = await personNames(people, known.structure, known.today);
	return {
		manual: manualView(known),
		from: editionHead(before, known, nameOf),
		to: editionHead(after, known, nameOf),
		differences: editionDifferences(older, newer, unitsStanding(known, older))
	};
}
