import { unitFlows, type UnitFlow } from '$lib/domain/organization/deliverable-flows';
import type { Delivery } from '$lib/domain/organization/deliverable-network';
import type { NetworkAddress } from '$lib/domain/organization/network-address';
import type { DeliveryRow, UnitTable } from '$lib/domain/organization/network-views';
import type { Snapshot, SnapshotUnit } from '$lib/domain/organization/snapshot';
import { unitIdsOf, type KnownNetwork } from './known-network';

const MOST_UNITS = 40;
const MOST_ROWS = 300;

/**
 * How many deliverables pass from unit to unit: of each unit, or of the units right under the root
 * with everything below them. Where there are more units than fit, the busiest are shown.
 */
export function unitTable(
	{ on, deliveries }: KnownNetwork,
	snapshot: Snapshot,
	asked: Pick<NetworkAddress, 'level' | 'from' | 'to'>,
	rowOf: (delivery: Delivery) => DeliveryRow
): UnitTable {
	const top = topUnits(snapshot.units);
	const unitsOf = (positionId: string) =>
		unitIdsOf(on, positionId).map((id) => (asked.level === 'top' ? (top.get(id) ?? id) : id));
	const flows = unitFlows(deliveries, unitsOf);
	const busy = new Map<string, number>();
	for (const { from, to, deliveries: own } of flows)
		for (const id of new Set([from, to])) busy.set(id, (busy.get(id) ?? 0) + own.length);
	const busiest = [...busy].sort(([, a], [, b]) => b - a).map(([id]) => id);
	const shown = new Set(busiest.slice(0, MOST_UNITS));
	const units = snapshot.units.filter(({ id }) => shown.has(id));
	const place = new Map(units.map(({ id }, at) => [id, at]));
	const placed = flows.flatMap((flow): (UnitFlow & { at: [number, number] })[] => {
		const [from, to] = [place.get(flow.from), place.get(flow.to)];
		return from === undefined || to === undefined ? [] : [{ ...flow, at: [from, to] }];
	});
	const chosen = placed.find(
		({ at: [from, to] }) => units[from]?.code === asked.from && units[to]?.code === asked.to
	);
	return {
		units: units.map(({ code, name }) => ({ code, name })),
		cells: placed.map(({ at: [from, to], deliveries: own }) => ({ from, to, count: own.length })),
		left: busiest.length - shown.size,
		chosen: chosen
			? {
					...{ from: chosen.at[0], to: chosen.at[1] },
					rows: chosen.deliveries.slice(0, MOST_ROWS).map(rowOf)
				}
			: null
	};
}

/** The unit right under the root in which each unit lies; a root is itself. */
function topUnits(units: readonly SnapshotUnit[]): Map<string, string> {
	const roots = new Set(units.filter(({ parentId }) => parentId === null).map(({ id }) => id));
	const top = new Map<string, string>();
	for (const { id, parentId } of units)
		top.set(id, parentId === null || roots.has(parentId) ? id : (top.get(parentId) ?? id));
	return top;
}
