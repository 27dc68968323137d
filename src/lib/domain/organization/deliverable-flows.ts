import { compareFolded } from '../text/fold';
import { byFrequency, type Delivery, type Receiver } from './deliverable-network';

export interface FlowItem {
	delivery: Delivery;
	/** The own position that hands it over or receives it. */
	own: string;
}

/** Everything that passes between some positions and one other. */
export interface Flow {
	/** Null for whoever is no position. */
	positionId: string | null;
	kind: Receiver['kind'];
	name: string;
	items: FlowItem[];
}

/**
 * What some positions receive from others and hand to others, by the other one; what they hand to
 * each other stays within and is only counted. The busiest partner stands first.
 */
export function flowsOf(
	deliveries: readonly Delivery[],
	own: ReadonlySet<string>,
	titleOf: (positionId: string) => string
): { incoming: Flow[]; outgoing: Flow[]; within: number } {
	const incoming = new Map<string, Flow>();
	const outgoing = new Map<string, Flow>();
	let within = 0;
	for (const delivery of deliveries) {
		const sends = own.has(delivery.from);
		for (const receiver of delivery.receivers) {
			const receives = receiver.positionId !== null && own.has(receiver.positionId);
			if (sends && receives) {
				if (receiver.positionId !== delivery.from) within += 1;
			} else if (sends) {
				add(outgoing, receiver, { delivery, own: delivery.from });
			} else if (receives && receiver.positionId !== null) {
				const { from } = delivery;
				const sender: Receiver = { kind: 'position', positionId: from, name: titleOf(from) };
				add(incoming, sender, { delivery, own: receiver.positionId });
			}
		}
	}
	return { incoming: inOrder(incoming), outgoing: inOrder(outgoing), within };
}

function add(flows: Map<string, Flow>, other: Receiver, item: FlowItem): void {
	const key = other.positionId ?? `: ${other.name}`;
	const flow: Flow = flows.get(key) ?? { ...other, items: [] };
	flow.items.push(item);
	flows.set(key, flow);
}

function inOrder(flows: ReadonlyMap<string, Flow>): Flow[] {
	for (const { items } of flows.values()) items.sort((a, b) => byFrequency(a.delivery, b.delivery));
	return [...flows.values()].sort(
		(a, b) => b.items.length - a.items.length || compareFolded(a.name, b.name)
	);
}

export interface UnitFlow {
	from: string;
	to: string;
	/** Deliveries with a recipient there, each once. */
	deliveries: Delivery[];
}

/**
 * What passes between units. A position in several units hands over from each of them; it receives
 * in the sender's own unit where it stands there too, else in all of its units.
 * @param unitsOf units in which a position stands
 */
export function unitFlows(
	deliveries: readonly Delivery[],
	unitsOf: (positionId: string) => readonly string[]
): UnitFlow[] {
	const flows = new Map<string, UnitFlow>();
	for (const delivery of deliveries) {
		for (const from of new Set(unitsOf(delivery.from))) {
			const receiving = delivery.receivers.flatMap(({ positionId }) => {
				const units = positionId === null ? [] : unitsOf(positionId);
				return units.includes(from) ? [from] : units;
			});
			for (const to of new Set(receiving)) {
				const key = `${from} ${to}`;
				const flow: UnitFlow = flows.get(key) ?? { from, to, deliveries: [] };
				flow.deliveries.push(delivery);
				flows.set(key, flow);
			}
		}
	}
	return [...flows.values()];
}
