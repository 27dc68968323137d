import type { MatrixContent, Recipient } from '../matrix/content';
import { FREQUENCIES, type Frequency } from '../matrix/vocabulary';
import { compareFolded, fold } from '../text/fold';
import type { NamedPosition } from './alias';
import { namesIn, positionFinder } from './named-positions';

/** A matrix in force, with the position that it is of. */
export interface PublishedMatrix {
	positionId: string;
	content: Pick<MatrixContent, 'functions' | 'relationships' | 'stated'>;
}

/** `no-post`: a position that has no post on the date; `unknown`: nobody whom any record names. */
export type ReceiverKind = 'position' | 'external' | 'no-post' | 'unknown';

export interface Receiver {
	kind: ReceiverKind;
	/** Null for whoever is no position. */
	positionId: string | null;
	name: string;
}

/** Something that a position hands over, as its matrix in force says. */
export interface Delivery {
	/** Position, function and place in it. */
	key: string;
	from: string;
	/** Number of the function, from 1. */
	number: number;
	name: string;
	frequency: Frequency | null;
	receivers: Receiver[];
}

export interface NetworkPeople {
	/** Positions in use with their other names. */
	known: readonly Pick<NamedPosition, 'id' | 'title' | 'aliases'>[];
	/** Ids of positions that have a post on the date. */
	withPost: ReadonlySet<string>;
}

/**
 * Who hands what to whom. A recipient is resolved by position, by another name of one, then by the
 * external parties that any matrix in force has relationships with.
 */
export function deliverableNetwork(
	matrices: readonly PublishedMatrix[],
	{ known, withPost }: NetworkPeople
): Delivery[] {
	const titles = new Map(known.map(({ id, title }) => [id, title]));
	const find = positionFinder(known);
	const parties = matrices.flatMap(({ content }) =>
		content.relationships.external.flatMap((row) => row.parties.flatMap(namesIn))
	);
	const externals = new Set(parties.map(fold));
	const receiver = (recipient: Recipient): Receiver[] => {
		const name = recipient.name.trim();
		const positionId = recipient.positionId ?? find(name);
		if (positionId !== null) {
			const kind = withPost.has(positionId) ? 'position' : 'no-post';
			return [{ kind, positionId, name: titles.get(positionId) ?? name }];
		}
		if (name === '') return [];
		return [{ kind: externals.has(fold(name)) ? 'external' : 'unknown', positionId: null, name }];
	};
	return matrices.flatMap(({ positionId: from, content }) =>
		content.functions.flatMap(({ deliverables }, at) =>
			deliverables.map((deliverable, place): Delivery => ({
				key: `${from} ${at + 1}.${place + 1}`,
				...{ from, number: at + 1, name: deliverable.name, frequency: deliverable.frequency },
				receivers: deliverable.recipients.flatMap(receiver)
			}))
		)
	);
}

/** Deliveries that reach nobody: every recipient is unknown or has no post, or there is none. */
export function receivedByNobody(deliveries: readonly Delivery[]): Delivery[] {
	return deliveries.filter(
		({ receivers }) => !receivers.some(({ kind }) => kind === 'position' || kind === 'external')
	);
}

/** What is handed over by more than one position under the same name, by name. */
export function deliveredTwice(deliveries: readonly Delivery[]): Delivery[][] {
	const named = deliveries.filter(({ name }) => name.trim() !== '');
	return [...Map.groupBy(named, ({ name }) => fold(name)).values()]
		.filter((same) => new Set(same.map(({ from }) => from)).size > 1)
		.sort((a, b) => compareFolded(a[0]?.name ?? '', b[0]?.name ?? ''));
}

const RANKS = new Map<Frequency | null, number>(FREQUENCIES.map((one, at) => [one, at]));

/** Orders what comes more often first; what has no frequency last. */
export function byFrequency(
	a: Pick<Delivery, 'frequency' | 'name'>,
	b: Pick<Delivery, 'frequency' | 'name'>
): number {
	const rank = (one: Frequency | null) => RANKS.get(one) ?? RANKS.size;
	return rank(a.frequency) - rank(b.frequency) || compareFolded(a.name, b.name);
}
