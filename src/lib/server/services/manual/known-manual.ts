import {
	canReadEdition,
	canReadOpenManuals,
	canRecordOutsideEdition
} from '$lib/domain/access/can-manual';
import type { Manual, ManualName } from '$lib/domain/manual/edition';
import { manualNameOn } from '$lib/domain/manual/manual-name';
import type { EditionHead, ManualView } from '$lib/domain/manual/views';
import { inForceOn, nextNumber } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import {
	editionById,
	editionHeadsOf,
	manualByCode,
	manualById,
	type EditionHeadRecord,
	type EditionRecord
} from '$lib/server/db/manuals';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { stateOf } from '../matrix/position-versions';
import { currentStructure, type Structure } from '../organization/structure';
import type { NameOf } from '../people/person-names';
import { todayAt, zoneOf } from '../today';
import { unitEndsOn } from './covered-unit';

/** A manual with everything that its editions' shown states depend on. */
export interface KnownManual {
	structure: Structure;
	manual: Manual;
	/** What people call it today. */
	name: ManualName;
	today: CivilDate;
	zone: string;
	/** Newest first. */
	heads: readonly EditionHeadRecord[];
	inForce: EditionHeadRecord | null;
	open: EditionHeadRecord | null;
	/** The issued edition with the highest number: what the next one follows. */
	latest: EditionHeadRecord | null;
	/** What the open edition will be numbered, or the next one. */
	nextNumber: number;
}

export function knownWith(
	ctx: Context,
	structure: Structure,
	manual: Manual,
	heads: readonly EditionHeadRecord[]
): KnownManual {
	const companyId = unitRow(structure, manual.rootUnitId)?.companyId;
	const zone = zoneOf(structure, companyId);
	const today = todayAt(structure, ctx.now, companyId);
	const issued = heads.filter(({ state }) => state === 'issued');
	return {
		...{ structure, manual, today, zone, heads },
		name: manualNameOn(manual, heads, today, zone),
		inForce: inForceOn(heads, today, zone),
		open: heads.find(({ open }) => open) ?? null,
		latest: issued.toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0))[0] ?? null,
		nextNumber: nextNumber([...heads, ...manual.history])
	};
}

/** A manual by its present or a former code, whatever of it the actor may read. @throws DomainError not-found */
export async function knownManual(
	ctx: Context,
	by: { code: string } | { id: string }
): Promise<KnownManual> {
	const manual = 'code' in by ? await manualByCode(by.code) : await manualById(by.id);
	if (!manual) throw notFound();
	return knownWith(ctx, await currentStructure(), manual, await editionHeadsOf([manual.id]));
}

/** An edition by its id, for whoever may read it. @throws DomainError not-found */
export async function editionInReach(
	ctx: Context,
	editionId: string
): Promise<{ edition: EditionRecord; known: KnownManual }> {
	const edition = await editionById(editionId);
	if (!edition) throw notFound();
	const known = await knownManual(ctx, { id: edition.manualId });
	if (!mayRead(ctx, known, edition)) throw notFound();
	return { edition, known };
}

/**
 * Whether the actor reads an edition. Where an authorisation is awaited that only the administrator
 * can record, the administrator does: nobody vouches for what they may not see.
 */
export function mayRead(
	ctx: Context,
	{ today }: Pick<KnownManual, 'today'>,
	head: EditionHeadRecord
): boolean {
	return (
		canReadEdition(ctx.actor, head, { today }) ||
		(head.state === 'in-review' &&
			head.authoriserId === null &&
			canRecordOutsideEdition(ctx.actor, head))
	);
}

/** Editions that the actor may read, the newest first. */
export const readableEditions = (ctx: Context, known: KnownManual): EditionHeadRecord[] =>
	known.heads.filter((head) => mayRead(ctx, known, head));

/** Whether the actor may know that there is such a manual at all. */
export const mayKnow = (ctx: Context, known: KnownManual): boolean =>
	canReadOpenManuals(ctx.actor) || readableEditions(ctx, known).length > 0;

/** A code that a scheduled edition will give is no former one: whoever comes by it is not sent on. */
export function manualView({ manual, name, structure }: KnownManual): ManualView {
	const { id, rootUnitId } = manual;
	const formerCodes = manual.formerCodes.filter((code) => code !== name.code);
	const unit = unitRow(structure, rootUnitId)?.name ?? '';
	const endsOn = unitEndsOn(structure, rootUnitId);
	return { id, ...name, formerCodes, rootUnitId, unit, unitEndsOn: endsOn };
}

export function editionHead(
	head: EditionHeadRecord,
	known: KnownManual,
	nameOf: NameOf
): EditionHead {
	const { id, effectiveFrom, publishedAt, updatedAt, updatedBy, contentHash, revision } = head;
	return {
		...{ id, effectiveFrom, publishedAt, updatedAt, revision },
		number: head.number ?? known.nextNumber,
		state: stateOf(head, known),
		updatedBy: nameOf(updatedBy).name,
		hash: contentHash
	};
}

/** Whether nothing of a manual was ever issued, here or on paper: it goes with its only draft. */
export const isOnlyDraft = ({ heads, manual }: KnownManual): boolean =>
	heads.length <= 1 && manual.history.length === 0;

/** What an edition's events are recorded under. */
export const manualRecord = ({ id, code, title }: Manual) => ({
	kind: 'manual',
	id,
	name: `${code} · ${title}`
});

const unitRow = (structure: Structure, unitId: string) =>
	structure.records.units.findLast(({ id }) => id === unitId);
