import type { NamedPosition } from '$lib/domain/organization/alias';
import { checkMatrices } from '$lib/domain/organization/checks/check-structure';
import type { MatrixGround } from '$lib/domain/organization/checks/check-matrices';
import type { StructureFinding } from '$lib/domain/organization/checks/finding';
import { unitPath } from '$lib/domain/organization/chart';
import {
	deliverableNetwork,
	type Delivery,
	type PublishedMatrix
} from '$lib/domain/organization/deliverable-network';
import type { CivilDate } from '$lib/domain/matrix/version';
import { derivedHeader, positionsInUse } from '../matrix/findings';
import { hashesInForce, publishedContents } from '../matrix/present-contents';
import { todayAt } from '../today';
import type { Structure, StructureOn } from './structure';

export interface KnownNetwork {
	today: CivilDate;
	on: StructureOn;
	/** Positions in use by id. */
	known: ReadonlyMap<string, NamedPosition>;
	/** Positions that have a matrix in force. */
	withMatrix: ReadonlySet<string>;
	deliveries: readonly Delivery[];
	/** What the checks find in matrices. */
	findings: readonly StructureFinding[];
}

let kept: { key: string; network: KnownNetwork } | null = null;

/**
 * What the matrices in force say of each other today. It is read anew only where another matrix came
 * into force or the structure changed; contents are read in batches and let go of.
 */
export async function knownNetwork(structure: Structure, now: Date): Promise<KnownNetwork> {
	const today = todayAt(structure, now);
	const on = structure.on(today);
	const inForce = await hashesInForce(structure, now);
	const key = inForce.map(({ positionId, hash }) => `${positionId} ${hash}`).join();
	if (kept?.network.on === on && kept.key === key) return kept.network;
	const network = await readNetwork(structure, today, inForce);
	kept = { key, network };
	return network;
}

async function readNetwork(
	structure: Structure,
	today: CivilDate,
	inForce: readonly { positionId: string; hash: string }[]
): Promise<KnownNetwork> {
	const on = structure.on(today);
	const known = positionsInUse(structure, today);
	const positionsOf = Map.groupBy(inForce, ({ hash }) => hash);
	const matrices: PublishedMatrix[] = [];
	for await (const { hash, content } of publishedContents([...positionsOf.keys()])) {
		const { functions, relationships, stated } = content;
		for (const { positionId } of positionsOf.get(hash) ?? [])
			// A matrix that outlives its last post says nothing of today.
			if (on.postsOfPosition.has(positionId))
				matrices.push({ positionId, content: { functions, relationships, stated } });
	}
	const order = new Map(inForce.map(({ positionId }, at) => [positionId, at]));
	matrices.sort((a, b) => (order.get(a.positionId) ?? 0) - (order.get(b.positionId) ?? 0));
	const deliveries = deliverableNetwork(matrices, {
		known,
		withPost: new Set(on.postsOfPosition.keys())
	});
	return {
		...{ today, on, deliveries },
		known: new Map(known.map((position) => [position.id, position])),
		withMatrix: new Set(matrices.map(({ positionId }) => positionId)),
		findings: checkMatrices(matrices, deliveries, groundOf(structure, on, known))
	};
}

function groundOf(
	structure: Structure,
	on: StructureOn,
	known: readonly NamedPosition[]
): MatrixGround {
	const unitsOf = (positionId: string) => unitIdsOf(on, positionId);
	return {
		known,
		unitsOf,
		unitNamesOf: (positionId) =>
			unitsOf(positionId).flatMap((id) => unitPath(on.units, id).map(({ name }) => name)),
		derivedOf: (positionId) => derivedHeader(structure, positionId, on.date)
	};
}

/** The units in which a position stands, each once. */
export function unitIdsOf(on: StructureOn, positionId: string): string[] {
	const posts = on.postsOfPosition.get(positionId) ?? [];
	return [...new Set(posts.map(({ unitId }) => unitId))];
}
