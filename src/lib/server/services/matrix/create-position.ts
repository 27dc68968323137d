import { can } from '$lib/domain/access/can';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { emptyMatrix } from '$lib/domain/matrix/empty-matrix';
import { withNewRowIds } from '$lib/domain/matrix/row-ids';
import type { Position } from '$lib/domain/organization/records';
import { newId } from '$lib/server/db/ids';
import { raiseStamp } from '$lib/server/db/stamps';
import { putPosition } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { placeInUnit } from '../organization/place-in-unit';
import { currentStructure } from '../organization/structure';
import { companyOf, todayAt } from '../today';
import { contentOfHead } from './content-of';
import { newRowId } from './hashing';
import { insertDraft } from './new-version';
import { checkedCode, withFreeCode } from './position-code';
import { positionVersions } from './position-versions';
import { readableHeads } from './readable-heads';

export interface NewPosition {
	/** Where it is known already what the position is to be known by. */
	id?: string;
	code: string;
	title: string;
	/** Gives the position a post in this unit, below whoever heads it. */
	unitId?: string | null;
	/** Where no unit says it; the main company without. */
	companyId?: string | null;
	language?: 'es' | 'en';
	from:
		| { kind: 'blank' }
		| { kind: 'copy'; code: string }
		| { kind: 'content'; content: MatrixContent };
	/** The import that `content` came from. */
	sourceId?: string | null;
}

/**
 * Creates a position with its first draft: blank, as a copy of another's matrix, or with a content
 * that was imported.
 * @throws DomainError code-missing, code-invalid, code-taken, title-missing, company-missing
 */
export async function createPosition(
	ctx: Context,
	given: NewPosition
): Promise<{ positionId: string; code: string; versionId: string }> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	const code = checkedCode(given.code);
	const title = given.title.normalize('NFC').trim();
	if (title === '') throw new DomainError('title-missing');
	return withTransaction(async () => {
		await raiseStamp('structure');
		const structure = await currentStructure();
		const today = todayAt(structure, ctx.now);
		const unit = given.unitId ? structure.on(today).units.get(given.unitId) : undefined;
		if (given.unitId && !unit) throw new DomainError('invalid-input');
		const company = companyOf(structure, unit?.companyId ?? given.companyId);
		if (!company) throw new DomainError('company-missing');
		const position: Position = {
			id: given.id ?? newId(ctx.now),
			code,
			formerCodes: [],
			title,
			nextTitle: null,
			companyId: company.id,
			family: '',
			grade: '',
			contractType: '',
			occupationCode: '',
			retiredAt: null
		};
		await withFreeCode(code, () => putPosition(position));
		if (unit) await placeInUnit(ctx, structure, position, unit.id, today);
		const content = { ...(await firstContent(ctx, given)), title };
		const version = await insertDraft(ctx, await currentStructure(), {
			positionId: position.id,
			content,
			sourceId: given.sourceId ?? null
		});
		await appendEvent(ctx, {
			kind: 'position',
			id: position.id,
			name: `${code} · ${title}`,
			action: given.sourceId ? 'position-imported' : 'position-created',
			changes: [
				{ path: 'code', before: null, after: code },
				{ path: 'title', before: null, after: title },
				{ path: 'unit', before: null, after: unit?.name ?? null }
			]
		});
		return { positionId: position.id, code, versionId: version.id };
	});
}

async function firstContent(ctx: Context, given: NewPosition): Promise<MatrixContent> {
	const { from, language = 'es' } = given;
	if (from.kind === 'content') return from.content;
	if (from.kind === 'blank') return emptyMatrix(given.title, language);
	const source = await positionVersions(ctx, { code: from.code });
	const readable = await readableHeads(ctx, source);
	const head = readable.find(({ id }) => id === source.inForce?.id) ?? readable[0];
	if (!head) return emptyMatrix(given.title, language);
	const { content } = await contentOfHead(head);
	// What a document stated of the other position's place says nothing about this one's.
	const stated = { unit: '', reportsTo: '', directReports: '' };
	return withNewRowIds({ ...content, stated }, newRowId);
}
