import { can } from '$lib/domain/access/can';
import { flowsOf, type Flow } from '$lib/domain/organization/deliverable-flows';
import {
	deliveredTwice,
	receivedByNobody,
	type Delivery
} from '$lib/domain/organization/deliverable-network';
import type { NetworkAddress } from '$lib/domain/organization/network-address';
import type {
	DeliveryRow,
	FlowView,
	Listed,
	NetworkParty,
	NetworkView
} from '$lib/domain/organization/network-views';
import { unitsBelow } from '$lib/domain/organization/org-chart';
import { compareFolded } from '$lib/domain/text/fold';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { knownNetwork, type KnownNetwork } from './known-network';
import { snapshotOf } from './snapshot-of';
import { currentStructure } from './structure';
import { unitChoices } from './unit-choices';
import { unitNamesOf } from './unit-names';
import { unitTable } from './unit-table';

const MOST_LISTED = 100;

/**
 * Who hands what to whom and how often, by the matrices in force: of one position, of one unit with
 * those below it, or unit by unit. Matrices in force are public, and so is what they say together.
 * @throws DomainError `forbidden`
 */
export async function readNetwork(ctx: Context, asked: NetworkAddress): Promise<NetworkView> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const structure = await currentStructure();
	const network = await knownNetwork(structure, ctx.now);
	const { on, known, withMatrix, deliveries } = network;
	const { snapshot } = snapshotOf(structure, network.today);
	const standing = [...known.values()].filter(({ id }) => on.postsOfPosition.has(id));

	const position = standing.find(({ code }) => code === asked.position);
	const unit = asked.position ? undefined : snapshot.units.find(({ code }) => code === asked.unit);
	const inside = unit ? unitsBelow(snapshot.units, unit.id) : new Set<string>();
	const own = position
		? new Set([position.id])
		: new Set(snapshot.posts.flatMap((post) => (inside.has(post.unitId) ? [post.positionId] : [])));
	const subject = position
		? { kind: 'position' as const, code: position.code, name: position.title }
		: unit && { kind: 'unit' as const, code: unit.code, name: unit.name };

	const rowOf = deliveryRows(network);
	const nobody = receivedByNobody(deliveries).filter(({ from }) => !subject || own.has(from));
	const twice = deliveredTwice(deliveries).filter(
		(same) => !subject || same.some(({ from }) => own.has(from))
	);
	return {
		positions: standing
			.map(({ code, title }) => ({ code, title }))
			.sort((a, b) => compareFolded(a.title, b.title)),
		units: unitChoices(snapshot),
		withPost: standing.length,
		withMatrix: withMatrix.size,
		unknown: !subject && (asked.position !== '' || asked.unit !== ''),
		flows: subject
			? {
					...subject,
					units: position ? unitNamesOf(on, position.id).join(' · ') : '',
					positions: own.size,
					withMatrix: [...own].filter((id) => withMatrix.has(id)).length,
					...flowViews(network, own, subject.kind)
				}
			: null,
		table: subject ? null : unitTable(network, snapshot, asked, rowOf),
		nobody: listed(nobody, rowOf),
		twice: listed(twice, (same) => same.map(rowOf))
	};
}

function flowViews(network: KnownNetwork, own: ReadonlySet<string>, kind: 'position' | 'unit') {
	const party = parties(network);
	const view = (flow: Flow): FlowView => ({
		partner: party(flow),
		units: flow.positionId === null ? '' : unitNamesOf(network.on, flow.positionId).join(' · '),
		items: flow.items.map(({ delivery, own: positionId }) => ({
			...{ key: delivery.key, name: delivery.name, frequency: delivery.frequency },
			own: kind === 'unit' ? party({ positionId, kind: 'position', name: '' }) : null
		}))
	});
	const titleOf = (id: string) => network.known.get(id)?.title ?? '';
	const { incoming, outgoing, within } = flowsOf(network.deliveries, own, titleOf);
	return { incoming: incoming.map(view), outgoing: outgoing.map(view), within };
}

function parties({ known }: KnownNetwork) {
	return ({ positionId, kind, name }: Pick<Flow, 'positionId' | 'kind' | 'name'>): NetworkParty => {
		const position = known.get(positionId ?? '');
		return { kind, code: position?.code ?? '', name: position?.title ?? name };
	};
}

function deliveryRows(network: KnownNetwork): (delivery: Delivery) => DeliveryRow {
	const party = parties(network);
	return ({ key, name, frequency, number, from, receivers }) => ({
		...{ key, name, frequency, number },
		from: party({ positionId: from, kind: 'position', name: '' }),
		to: receivers.map(party)
	});
}

function listed<T, Row>(all: readonly T[], rowOf: (one: T) => Row): Listed<Row> {
	return { count: all.length, rows: all.slice(0, MOST_LISTED).map(rowOf) };
}
