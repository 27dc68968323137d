import type { Frequency } from '../matrix/vocabulary';
import type { UnitChoice } from './checks/checks-views';
import type { ReceiverKind } from './deliverable-network';

/** A position, or whoever is none (then without a code). */
export interface NetworkParty {
	code: string;
	name: string;
	kind: ReceiverKind;
}

export interface DeliveryRow {
	key: string;
	name: string;
	frequency: Frequency | null;
	/** Number of the function in the matrix of whoever hands it over. */
	number: number;
	from: NetworkParty;
	to: NetworkParty[];
}

/** What passes between what is looked at and one partner. */
export interface FlowView {
	partner: NetworkParty;
	/** Units in which the partner stands. */
	units: string;
	items: {
		key: string;
		name: string;
		frequency: Frequency | null;
		/** The own position, where a unit is looked at; else null. */
		own: NetworkParty | null;
	}[];
}

/** One position or unit: what it receives from whom, what it hands to whom. */
export interface FlowsView {
	kind: 'position' | 'unit';
	code: string;
	name: string;
	/** Units of the position; '' for a unit. */
	units: string;
	/** Positions looked at, and how many of them have a matrix in force. */
	positions: number;
	withMatrix: number;
	incoming: FlowView[];
	outgoing: FlowView[];
	/** Deliverables that stay within the unit. */
	within: number;
}

/** Unit by unit: how many deliverables pass. */
export interface UnitTable {
	units: { code: string; name: string }[];
	/** Indexes into `units`. */
	cells: { from: number; to: number; count: number }[];
	/** Units with deliverables that found no room. */
	left: number;
	/** The deliverables of the chosen cell. */
	chosen: { from: number; to: number; rows: DeliveryRow[] } | null;
}

export interface Listed<T> {
	count: number;
	/** The first of them. */
	rows: T[];
}

export interface NetworkView {
	/** What can be chosen. */
	positions: { code: string; title: string }[];
	units: UnitChoice[];
	/** Positions with a post, and how many of them have a matrix in force. */
	withPost: number;
	withMatrix: number;
	/** What was asked for does not exist today. */
	unknown: boolean;
	/** Null for the whole company. */
	flows: FlowsView | null;
	table: UnitTable | null;
	nobody: Listed<DeliveryRow>;
	twice: Listed<DeliveryRow[]>;
}
