import { can } from '$lib/domain/access/can';
import { titleOn } from '$lib/domain/organization/chart';
import {
	isOccupationCode,
	OCCUPATION_CATALOGUES,
	PARTICULARS,
	type Particulars
} from '$lib/domain/organization/particulars';
import { compareFolded } from '$lib/domain/text/fold';
import { raiseStamp } from '$lib/server/db/stamps';
import { putPosition } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import { fieldChanges } from '../audit/field-changes';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
import { companyOf, todayAt } from '../today';
import { positionOfCode } from './position-versions';

export interface ParticularsView extends Particulars {
	/** Name of the catalogue that the occupation is numbered by. */
	catalogue: string;
	mayEdit: boolean;
}

/** What a position's record says beside its matrix. @throws DomainError forbidden, not-found */
export async function readParticulars(ctx: Context, code: string): Promise<ParticularsView> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const structure = await currentStructure();
	const position = positionOfCode(structure, code);
	const country = companyOf(structure, position.companyId)?.country ?? 'MX';
	return {
		...particularsIn(position),
		catalogue: OCCUPATION_CATALOGUES[country],
		mayEdit: can(ctx.actor, 'position.edit')
	};
}

/** The same to be changed, with what other positions say. @throws DomainError forbidden, not-found */
export async function particularsToEdit(
	ctx: Context,
	code: string
): Promise<{
	code: string;
	title: string;
	particulars: ParticularsView;
	known: Pick<Record<keyof Particulars, string[]>, 'family' | 'grade' | 'contractType'>;
}> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	const structure = await currentStructure();
	const position = positionOfCode(structure, code);
	return {
		code: position.code,
		title: titleOn(position, todayAt(structure, ctx.now, position.companyId)),
		particulars: await readParticulars(ctx, code),
		known: {
			family: valuesOf(structure, 'family'),
			grade: valuesOf(structure, 'grade'),
			contractType: valuesOf(structure, 'contractType')
		}
	};
}

/**
 * Changes them; what an import brought as the occupation may stay as it is.
 * @throws DomainError forbidden, not-found, occupation-code-invalid
 */
export async function changeParticulars(
	ctx: Context,
	code: string,
	given: Particulars
): Promise<void> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	await withTransaction(async () => {
		await raiseStamp('structure');
		const structure = await currentStructure();
		const position = positionOfCode(structure, code);
		const before = particularsIn(position);
		const after = particularsIn(given);
		if (after.occupationCode !== before.occupationCode && !isOccupationCode(after.occupationCode))
			throw new DomainError('occupation-code-invalid');
		const changes = fieldChanges(before, after);
		if (changes.length === 0) return;
		await putPosition({ ...position, ...after });
		await appendEvent(ctx, {
			kind: 'position',
			id: position.id,
			name: `${position.code} · ${titleOn(position, todayAt(structure, ctx.now, position.companyId))}`,
			action: 'position-changed',
			changes
		});
	});
}

/** What positions say of one of them, each once, as people sort it. */
export function valuesOf({ records }: Structure, field: keyof Particulars): string[] {
	const values = new Set(records.positions.map((position) => position[field]));
	values.delete('');
	return [...values].sort(compareFolded);
}

function particularsIn(given: Particulars): Particulars {
	return Object.fromEntries(
		PARTICULARS.map((field) => [field, given[field]])
	) as unknown as Particulars;
}
