import { createHash } from 'node:crypto';
import type { ManualContent } from '$lib/domain/manual/content';
import type { PublishedBody } from '$lib/domain/matrix/version';
import { contentsByHash } from '$lib/server/db/contents';
import type { PrintedManual } from '$lib/server/formats/docx/manual/manual-input';
import type { Context } from '../context';
import { matrixFileName } from '../exports/file-name';
import { printedCompany } from '../exports/printed-matrix';
import { currentStructure } from '../organization/structure';
import { companyOf } from '../today';
import { annexGapsOf } from './annex';
import { readEdition } from './read-edition';
import { hashedManual } from './edition-content';
import { MANUAL_RENDERER } from './word-renderer';

export interface ManualToPrint {
	editionId: string;
	fileName: string;
	printed: PrintedManual;
	/** Under what its file is kept, and what else is let go of when it is. */
	key: string;
	contentKey: string;
}

/**
 * What the Word file of an edition shows, and under what it is kept.
 * @param asked a number, the open one; unasked the one in force
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function manualToPrint(
	ctx: Context,
	code: string,
	asked?: number | 'open'
): Promise<ManualToPrint> {
	const { manual, edition, content } = await readEdition(ctx, code, asked);
	const structure = await currentStructure();
	const companyId = structure.records.units.find(({ id }) => id === manual.rootUnitId)?.companyId;
	const { name, logo } = printedCompany(companyOf(structure, companyId));
	const { state } = edition;
	const printed = {
		...{ content, state, company: { name, logo } },
		matrices: await annexBodies(content),
		moment: edition.publishedAt ?? edition.updatedAt
	};
	const issued = edition.publishedAt !== null;
	return {
		editionId: edition.id,
		fileName: matrixFileName(content, { number: issued ? edition.number : null, state }, 'docx'),
		printed,
		key: keyOf(printed),
		// A draft changes with every save; its file is only kept until the next one.
		contentKey: `manual:${edition.id}`
	};
}

function keyOf({ content, matrices, moment, state, company }: PrintedManual): string {
	const rest = JSON.stringify({
		...{ state, moment, name: company.name },
		logo: company.logo && createHash('sha256').update(company.logo).digest('hex'),
		matrices: [...matrices.keys()].sort()
	});
	const digest = createHash('sha256').update(rest).digest('hex').slice(0, 32);
	return ['manual-docx', MANUAL_RENDERER, hashedManual(content).hash, digest].join(':');
}

/** How many bodies are read at a time. */
const BATCH = 100;

async function annexBodies({ annex }: ManualContent): Promise<PrintedManual['matrices']> {
	// A matrix that was withdrawn since is nobody's to take along by way of a manual.
	const gone = new Set((await annexGapsOf(annex)).map(({ bodyHash }) => bodyHash));
	const hashes = [...new Set(annex.map(({ bodyHash }) => bodyHash))].filter(
		(hash) => !gone.has(hash)
	);
	const bodies = new Map<string, PublishedBody>();
	for (let at = 0; at < hashes.length; at += BATCH)
		for (const [hash, bytes] of await contentsByHash(hashes.slice(at, at + BATCH)))
			bodies.set(hash, JSON.parse(new TextDecoder().decode(bytes)) as PublishedBody);
	return bodies;
}
