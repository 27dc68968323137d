import { manualChapters } from '$lib/domain/manual/chapters';
import { chapterAnchor, unitAnchor } from '$lib/domain/manual/outline';
import { manualSections, type NumberedSection } from '$lib/domain/manual/sections';
import type { ManualContent } from '$lib/domain/manual/content';
import type { ConcernedManual, ManualRow } from '$lib/domain/manual/views';
import { compareFolded } from '$lib/domain/text/fold';
import { allManuals, editionHeadsOf } from '$lib/server/db/manuals';
import type { Context } from '../context';
import { stateOf } from '../matrix/position-versions';
import { currentStructure } from '../organization/structure';
import { frozenContents } from './edition-content';
import { knownWith, manualView, mayKnow, readableEditions, type KnownManual } from './known-manual';
import { reviewOf, staleness } from './stale';

/** Every manual that the actor may know of, by title. */
export async function listManuals(ctx: Context): Promise<ManualRow[]> {
	const rows: ManualRow[] = [];
	for (const { known, content } of await manualsWithContent(ctx)) {
		if (!mayKnow(ctx, known)) continue;
		const { code, title, unit } = manualView(known);
		const covers = content?.structure.units.find(({ id }) => id === content.rootUnitId)?.name;
		const readable = readableEditions(ctx, known);
		const coming = readable
			.map((head) => ({
				number: head.number ?? known.nextNumber,
				state: stateOf(head, known),
				open: head.open
			}))
			.filter(({ open, state }) => open || state === 'scheduled')
			.sort((a, b) => a.number - b.number);
		rows.push({
			...{ code, title, unit: covers ?? unit },
			inForce: content ? { number: content.number, since: content.effectiveFrom } : null,
			coming: coming.map(({ number, state }) => ({ number, state })),
			stale: content ? await staleness(known, content) : [],
			review: content ? await reviewOf(known, content.effectiveFrom) : null
		});
	}
	return rows.sort((a, b) => compareFolded(a.title, b.title) || compareFolded(a.code, b.code));
}

/** Manuals whose edition in force is out of date, with why: whoever is signed in may know. */
export async function staleEditions(ctx: Context): Promise<ManualRow[]> {
	return (await listManuals(ctx)).filter(({ stale }) => stale.length > 0);
}

/** Manuals in force of which the content meets a condition: what publishing a matrix would age, for one. */
export async function manualsInForceWhere(
	ctx: Context,
	meets: (content: ManualContent) => boolean
): Promise<{ code: string; title: string; number: number }[]> {
	return (await manualsWithContent(ctx)).flatMap(({ content }) =>
		content && meets(content)
			? [{ code: content.code, title: content.title, number: content.number }]
			: []
	);
}

/** The sections of manuals in force that concern the actor: of the units of their posts, and of those above. */
export async function sectionsForEmployee(ctx: Context): Promise<ConcernedManual[]> {
	const { employeeId } = ctx.actor;
	if (employeeId === null) return [];
	const concerned: ConcernedManual[] = [];
	for (const { known, content } of await manualsWithContent(ctx)) {
		if (!content) continue;
		const on = known.structure.on(known.today);
		const own = new Set(
			(on.incumbenciesOfEmployee.get(employeeId) ?? []).map(
				({ postId }) => on.posts.get(postId)?.unitId ?? ''
			)
		);
		const ids = withUnitsAbove(content, own);
		const sections = manualSections(content)
			.filter(({ unitId }) => ids.has(unitId))
			.map((section) => ({
				...placeOf(content, section),
				unitId: section.unitId,
				name: section.name
			}));
		if (sections.length > 0)
			concerned.push({
				...{ code: content.code, title: content.title, number: content.number },
				sections
			});
	}
	return concerned;
}

/** Where a section stands: what is said of the root, in the chapter of the general chart. */
function placeOf(
	content: ManualContent,
	{ kind, number, unitId }: NumberedSection
): { number: string; anchor: string } {
	const chapter = manualChapters(content).find((one) => one.kind === 'general');
	return kind === 'general' && chapter
		? { number: chapter.numeral, anchor: chapterAnchor(chapter) }
		: { number, anchor: unitAnchor(unitId) };
}

/** Units of a manual and those above them; units stand each before those below (see `Snapshot`). */
function withUnitsAbove({ structure }: ManualContent, unitIds: ReadonlySet<string>): Set<string> {
	const found = new Set<string>();
	for (const { id, parentId } of structure.units.toReversed())
		if (unitIds.has(id) || found.has(id)) found.add(id).add(parentId ?? id);
	return found;
}

/** Every manual with the content of its edition in force; null where none is. */
async function manualsWithContent(
	ctx: Context
): Promise<{ known: KnownManual; content: ManualContent | null }[]> {
	const structure = await currentStructure();
	const manuals = await allManuals();
	const heads = Map.groupBy(
		await editionHeadsOf(manuals.map(({ id }) => id)),
		({ manualId }) => manualId
	);
	const known = manuals.map((manual) =>
		knownWith(ctx, structure, manual, heads.get(manual.id) ?? [])
	);
	const contents = await frozenContents(known.flatMap(({ inForce }) => inForce?.contentHash ?? []));
	return known.map((one) => ({
		known: one,
		content: contents.get(one.inForce?.contentHash ?? '') ?? null
	}));
}
