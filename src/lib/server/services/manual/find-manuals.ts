import { findByWords, wordIndex } from '$lib/domain/search/word-index';
import { allManuals, editionHeadsOf } from '$lib/server/db/manuals';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { knownWith, mayKnow } from './known-manual';

/** Manuals by code (former ones too) and title, as far as the actor may know of them. */
export async function findManuals(
	ctx: Context,
	query: string,
	most: number
): Promise<{ code: string; title: string }[]> {
	const manuals = await allManuals();
	const index = wordIndex(
		manuals.map((value) => ({
			...{ name: value.title, code: value.code, also: value.formerCodes, value }
		}))
	);
	const found = findByWords(index, query, most);
	if (found.length === 0) return [];
	const structure = await currentStructure();
	const heads = Map.groupBy(
		await editionHeadsOf(found.map(({ id }) => id)),
		({ manualId }) => manualId
	);
	return found
		.filter((manual) => mayKnow(ctx, knownWith(ctx, structure, manual, heads.get(manual.id) ?? [])))
		.map(({ code, title }) => ({ code, title }));
}
