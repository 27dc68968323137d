import { findByWords, wordIndex } from '$lib/domain/search/word-index';
import { allManuals, editionHeadsOf } from '$lib/server/db/manuals';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { knownWith, manualView, mayKnow } from './known-manual';

/** Manuals by code (former ones too) and title of today, as far as the actor may know of them. */
export async function findManuals(
	ctx: Context,
	query: string,
	most: number
): Promise<{ code: string; title: string }[]> {
	const manuals = await allManuals();
	const structure = await currentStructure();
	const heads = Map.groupBy(
		await editionHeadsOf(manuals.map(({ id }) => id)),
		({ manualId }) => manualId
	);
	const index = wordIndex(
		manuals
			.map((manual) => knownWith(ctx, structure, manual, heads.get(manual.id) ?? []))
			.filter((known) => mayKnow(ctx, known))
			.map((known) => {
				const { code, title, formerCodes } = manualView(known);
				return { name: title, code, also: formerCodes, value: { code, title } };
			})
	);
	return findByWords(index, query, most);
}
