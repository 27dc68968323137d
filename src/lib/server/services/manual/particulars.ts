import { canEditManual } from '$lib/domain/access/can-manual';
import type { ManualParticulars } from '$lib/domain/manual/views';
import { putManual } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import { recordHistory } from '../audit/record-history';
import type { Context } from '../context';
import { unitTree } from '../organization/unit-names';
import { unitToCover } from './covered-unit';
import { frozenContent } from './edition-content';
import { knownManual, manualRecord, manualView, type KnownManual } from './known-manual';

/**
 * What a manual is beside its editions, with the units that it could cover instead.
 * @throws DomainError forbidden, not-found
 */
export async function readParticulars(ctx: Context, code: string): Promise<ManualParticulars> {
	if (!canEditManual(ctx.actor)) throw forbidden();
	const known = await knownManual(ctx, { code });
	const { manual, structure, today } = known;
	return {
		manual: manualView(known),
		createdAt: manual.createdAt,
		covered: await coveredInForce(known),
		handedIn: isHandedIn(known),
		units: unitTree(structure.on(today)),
		history: await recordHistory(ctx, 'manual', manual.id)
	};
}

/**
 * Gives a manual another unit to cover: its open draft, or the next one, takes it; what was handed
 * in or issued stays as it was frozen.
 * @throws DomainError forbidden, not-found, unit-unknown, manual-unit-same, manual-handed-in
 */
export async function changeManualUnit(ctx: Context, code: string, unitId: string): Promise<void> {
	if (!canEditManual(ctx.actor)) throw forbidden();
	await withTransaction(async () => {
		const known = await knownManual(ctx, { code });
		const { manual, structure } = known;
		const unit = unitToCover(structure, unitId, ctx.now);
		if (unit.id === manual.rootUnitId) throw new DomainError('manual-unit-same');
		// It would be issued for a unit that the manual is no longer of.
		if (isHandedIn(known)) throw new DomainError('manual-handed-in');
		await putManual({ ...manual, rootUnitId: unit.id });
		await appendEvent(ctx, {
			...manualRecord(manual),
			action: 'manual-unit-changed',
			changes: [{ path: 'unit', before: manualView(known).unit, after: unit.name }]
		});
	});
}

const isHandedIn = ({ open }: KnownManual): boolean => open !== null && open.state !== 'draft';

/** The unit of the edition in force, by the name that it has there, where it is another one. */
async function coveredInForce({ inForce, manual }: KnownManual): Promise<string | null> {
	if (!inForce?.contentHash) return null;
	const { rootUnitId, structure } = await frozenContent(inForce.contentHash);
	if (rootUnitId === manual.rootUnitId) return null;
	return structure.units.find(({ id }) => id === rootUnitId)?.name ?? null;
}
