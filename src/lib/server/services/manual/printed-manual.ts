import { createHash } from 'node:crypto';
import type { ManualContent } from '$lib/domain/manual/content';
import { snapshotOn } from '$lib/domain/organization/snapshot';
import { contentsByHash } from '$lib/server/db/contents';
import { editionById, type EditionHeadRecord, type EditionRecord } from '$lib/server/db/manuals';
import { readStamp } from '$lib/server/db/stamps';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { matrixFileName } from '../exports/file-name';
import { printedCompany } from '../exports/printed-matrix';
import { stateOf } from '../matrix/position-versions';
import { companyOf } from '../today';
import { annexGapsOf, matricesInForce } from './annex';
import { contentOf, frozenContent } from './edition-content';
import { editionInReach, knownManual, readableEditions, type KnownManual } from './known-manual';
import { chosenEdition } from './read-edition';
import type { WordOrder } from './word-order';
import { MANUAL_RENDERER } from './word-renderer';

/** The Word file of an edition: what it is called, and under what it is kept. */
export interface ManualToPrint {
	editionId: string;
	fileName: string;
	key: string;
	/** Of all files of the edition: when one is kept, the others are let go of. */
	contentKey: string;
	/** Everything that it shows; for whoever makes it. */
	order: () => Promise<WordOrder>;
}

/**
 * The Word file of an edition. Finding its key reads no content of a draft and no matrix: it is
 * asked for again and again while the file is made.
 * @param asked a number, the open one; unasked the one in force
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function manualToPrint(
	ctx: Context,
	code: string,
	asked?: number | 'open'
): Promise<ManualToPrint> {
	const known = await knownManual(ctx, { code });
	const head = chosenEdition(known, readableEditions(ctx, known), asked);
	if (!head) throw notFound();
	// Only a draft is read whole: what is frozen is found under its hash.
	const edition = head.contentHash === null ? await editionById(head.id) : { ...head, draft: null };
	if (!edition) throw notFound();
	return toPrint(known, edition);
}

/** The same of an edition by its id. @throws DomainError not-found */
export async function editionToPrint(ctx: Context, editionId: string): Promise<ManualToPrint> {
	const { edition, known } = await editionInReach(ctx, editionId);
	return toPrint(known, edition);
}

async function toPrint(known: KnownManual, edition: EditionRecord): Promise<ManualToPrint> {
	const { manual, structure } = known;
	const companyId = structure.records.units.find(({ id }) => id === manual.rootUnitId)?.companyId;
	const { name, logo } = printedCompany(companyOf(structure, companyId));
	const state = stateOf(edition, known);
	const moment = edition.publishedAt ?? edition.updatedAt;
	const { named, content } = await marks(known, edition);
	const rest = JSON.stringify({
		...{ state, moment, name, content },
		logo: logo && createHash('sha256').update(logo).digest('hex')
	});
	const digest = createHash('sha256').update(rest).digest('hex');
	const number = edition.publishedAt === null ? null : edition.number;
	return {
		editionId: edition.id,
		fileName: matrixFileName(named, { number, state }, 'docx'),
		key: ['manual-docx', MANUAL_RENDERER, digest].join(':'),
		// A draft changes with every save; its file is only kept until the next one.
		contentKey: `manual:${edition.id}`,
		order: async () => {
			const shown = await contentOf(known, edition);
			const bodies = await annexBodies(shown);
			return { content: shown, state, company: { name, logo }, bodies, moment };
		}
	};
}

/** What the content of an edition is known by, without writing it out. */
async function marks(
	known: KnownManual,
	{ id, draft, contentHash, revision }: Pick<EditionRecord, 'id' | 'draft'> & EditionHeadRecord
): Promise<{ named: Parameters<typeof matrixFileName>[0]; content: object }> {
	if (contentHash !== null) {
		const frozen = await frozenContent(contentHash);
		return { named: frozen, content: { contentHash, annex: await printedHashes(frozen.annex) } };
	}
	if (draft === null) throw new Error('an edition without a draft was never frozen');
	const { manual, structure, today, latest, nextNumber } = known;
	const date = draft.effectiveFrom ?? today;
	const snapshot = () => snapshotOn(structure.records, date, manual.rootUnitId);
	const annex = draft.annex ? await matricesInForce(structure, snapshot(), date) : [];
	const { code, formerCodes, rootUnitId } = manual;
	return {
		named: draft,
		content: {
			...{ id, revision, date, nextNumber, code, formerCodes, rootUnitId },
			...{ structure: await readStamp('structure'), follows: latest?.contentHash ?? null },
			annex: annex.map(({ bodyHash, number }) => [bodyHash, number])
		}
	};
}

/** Bodies of an annex that are printed: a matrix that was withdrawn since is nobody's to take along. */
async function printedHashes(annex: ManualContent['annex']): Promise<string[]> {
	const gone = new Set((await annexGapsOf(annex)).map(({ bodyHash }) => bodyHash));
	return [...new Set(annex.map(({ bodyHash }) => bodyHash))].filter((hash) => !gone.has(hash));
}

/** How many bodies are read at a time: the server answers in between. */
const BATCH = 20;

async function annexBodies({ annex }: ManualContent): Promise<WordOrder['bodies']> {
	const hashes = await printedHashes(annex);
	const bodies = new Map<string, Uint8Array>();
	for (let at = 0; at < hashes.length; at += BATCH)
		for (const [hash, bytes] of await contentsByHash(hashes.slice(at, at + BATCH)))
			// A view would take everything that was read with it along to the thread.
			bodies.set(hash, bytes.slice());
	return bodies;
}
