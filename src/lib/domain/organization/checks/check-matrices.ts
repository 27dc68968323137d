import { fold } from '../../text/fold';
import { lintStated, type DerivedHeader } from '../../matrix/linter/structure';
import type { NamedPosition } from '../alias';
import type { Delivery, PublishedMatrix } from '../deliverable-network';
import { namesIn, positionFinder } from '../named-positions';
import { structureFinding, type StructureFinding } from './finding';

/** What matrices are held against: positions in use, and where they stand on the date. */
export interface MatrixGround {
	known: readonly NamedPosition[];
	/** Units in which a position stands. */
	unitsOf: (positionId: string) => readonly string[];
	/** Names of the units in which a position stands and of those above. */
	unitNamesOf: (positionId: string) => readonly string[];
	/** Bosses and reports by the posts; null for a position without posts. */
	derivedOf: (positionId: string) => DerivedHeader | null;
}

/** Deliveries to somebody whom no record names, or whose position has no post. */
export function lostRecipients(
	deliveries: readonly Delivery[],
	ground: MatrixGround
): StructureFinding[] {
	const subjectOf = subjects(ground);
	return deliveries.flatMap(({ from, name: deliverable, number, receivers }) =>
		receivers.flatMap(({ kind, name }) => {
			if (kind !== 'unknown' && kind !== 'no-post') return [];
			const check = kind === 'unknown' ? 'recipient_unknown' : 'recipient_without_post';
			const data = { deliverable, number, name };
			const seen = `${number} ${fold(deliverable)} ${fold(name)}`;
			return [structureFinding(check, subjectOf(from), ground.unitsOf(from), data, seen)];
		})
	);
}

/**
 * Positions that a matrix names as an internal relationship and whose own matrix in force names
 * neither it nor a unit in which it stands. Where there is no other matrix, nothing is said.
 */
export function oneSidedRelationships(
	matrices: readonly PublishedMatrix[],
	ground: MatrixGround
): StructureFinding[] {
	const subjectOf = subjects(ground);
	const find = positionFinder(ground.known);
	const named = new Map(
		matrices.map(({ positionId, content }) => {
			const names = content.relationships.internal.flatMap(({ parties }) =>
				parties.flatMap(namesIn)
			);
			return [positionId, { names: new Set(names.map(fold)), positions: positionsOf(names, find) }];
		})
	);
	return [...named].flatMap(([positionId, { positions }]) =>
		[...positions].flatMap((otherId) => {
			const other = named.get(otherId);
			if (!other || otherId === positionId || other.positions.has(positionId)) return [];
			if (ground.unitNamesOf(positionId).some((name) => other.names.has(fold(name)))) return [];
			const data = { title: subjectOf(positionId).name, other: subjectOf(otherId).name };
			const units = [...ground.unitsOf(positionId), ...ground.unitsOf(otherId)];
			return [
				structureFinding('relationship_one_sided', subjectOf(positionId), units, data, otherId)
			];
		})
	);
}

/** The linter's rule on stated bosses, asked of the matrices in force. */
export function statedBosses(
	matrices: readonly PublishedMatrix[],
	ground: MatrixGround
): StructureFinding[] {
	const subjectOf = subjects(ground);
	return matrices.flatMap(({ positionId, content }) => {
		const derived = ground.derivedOf(positionId);
		if (!derived) return [];
		return lintStated(content, derived, ground.known)
			.filter(({ rule }) => rule === 'stated_boss_differs')
			.map(({ data, key }) =>
				structureFinding(
					'stated_boss_differs',
					subjectOf(positionId),
					ground.unitsOf(positionId),
					data,
					key
				)
			);
	});
}

function positionsOf(names: readonly string[], find: (name: string) => string | null): Set<string> {
	return new Set(names.flatMap((name) => find(name) ?? []));
}

function subjects({ known }: MatrixGround) {
	const byId = new Map(known.map((position) => [position.id, position]));
	return (positionId: string) => {
		const { code = '', title = '' } = byId.get(positionId) ?? {};
		return { kind: 'matrix', positionId, code, name: title } as const;
	};
}
