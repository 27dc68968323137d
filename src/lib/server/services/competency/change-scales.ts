import { can } from '$lib/domain/access/can';
import {
	laidOver,
	scaleFault,
	type CompetencyScale,
	type ScaleForm
} from '$lib/domain/competency/scale';
import { fold } from '$lib/domain/text/fold';
import { newId } from '$lib/server/db/ids';
import { putScale, removeStoredScale } from '$lib/server/db/scales';
import { raiseStamp } from '$lib/server/db/stamps';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import { fieldChanges } from '../audit/field-changes';
import type { Context } from '../context';
import { listScales } from './list-scales';

/**
 * Makes a scale, or changes one: levels renamed, put in another order, added, or taken away as long
 * as no present matrix asks for them.
 * @param id null makes one @returns its id
 * @throws DomainError forbidden, not-found, scale-model-taken, scale-level-used, scale-model-used,
 * and the faults of the form
 */
export async function saveScale(ctx: Context, id: string | null, form: ScaleForm): Promise<string> {
	if (!can(ctx.actor, 'scale.edit')) throw forbidden();
	const fault = scaleFault(form);
	if (fault) throw new DomainError(fault);
	return withTransaction(async () => {
		await raiseStamp('structure');
		const known = await listScales(ctx);
		const before = id === null ? null : (known.find((scale) => scale.id === id) ?? null);
		if (id !== null && !before) throw notFound();
		if (known.some((scale) => scale.id !== id && fold(scale.model) === fold(form.model)))
			throw new DomainError('scale-model-taken');
		const used = before?.levels.filter(({ matrices }) => matrices > 0) ?? [];
		const gone = used.find((level) => !form.levels.some((each) => each.id === level.id));
		if (gone) throw new DomainError('scale-level-used', { name: gone.name, count: gone.matrices });
		// Matrices name their model in words: under another name they would find no level any more.
		if (before && used.length > 0 && fold(before.model) !== fold(form.model))
			throw new DomainError('scale-model-used', { name: before.model });
		const scale = laidOver(before, id ?? newId(ctx.now), form);
		if (await tell(ctx, before, scale)) await putScale(scale);
		return scale.id;
	});
}

/** @throws DomainError forbidden, not-found, scale-level-used */
export async function removeScale(ctx: Context, id: string): Promise<void> {
	if (!can(ctx.actor, 'scale.edit')) throw forbidden();
	await withTransaction(async () => {
		await raiseStamp('structure');
		const scale = (await listScales(ctx)).find((each) => each.id === id);
		if (!scale) throw notFound();
		const used = scale.levels.find(({ matrices }) => matrices > 0);
		if (used) throw new DomainError('scale-level-used', { name: used.name, count: used.matrices });
		await removeStoredScale(id);
		await tell(ctx, scale, null);
	});
}

/** A scale as an event tells it. */
const told = (scale: Pick<CompetencyScale, 'model' | 'levels'> | null) =>
	scale && {
		model: scale.model,
		levels: scale.levels
			.map(({ name, descriptor }) => (descriptor ? `${name}: ${descriptor}` : name))
			.join(' | ')
	};

/** Appends the event; @returns false where nothing differs, and then there is none. */
async function tell(
	ctx: Context,
	before: CompetencyScale | null,
	after: CompetencyScale | null
): Promise<boolean> {
	const changes = fieldChanges(told(before), told(after));
	const scale = after ?? before;
	if (!scale || changes.length === 0) return false;
	const action = !before ? 'scale-created' : after ? 'scale-changed' : 'scale-removed';
	await appendEvent(ctx, { kind: 'scale', id: scale.id, name: scale.model, action, changes });
	return true;
}
