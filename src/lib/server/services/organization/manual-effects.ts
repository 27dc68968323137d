import type { ChangeEffect } from '$lib/domain/organization/change-effects';
import type { EffectView } from '$lib/domain/organization/edit-views';
import { allManuals } from '$lib/server/db/manuals';

/**
 * Manuals that are left without the unit that they cover, in the order of their titles.
 * @param unitName of a unit on a day
 */
export async function manualEffects(
	effects: readonly ChangeEffect[],
	unitName: (id: string, on: string) => string
): Promise<EffectView[]> {
	const ended = new Map(
		effects.flatMap((effect) =>
			effect.kind === 'unit-ended' ? [[effect.unitId, effect.on] as const] : []
		)
	);
	if (ended.size === 0) return [];
	return (await allManuals()).flatMap(({ code, title, rootUnitId }): EffectView[] => {
		const on = ended.get(rootUnitId);
		if (on === undefined) return [];
		const names = [`${code} · ${title}`];
		return [{ kind: 'manual-without-unit', names, from: unitName(rootUnitId, on), to: null, on }];
	});
}
