import type { StructuralFact, UnitRef } from '../organization/facts';
import type { ManualFact } from './manual-facts';

/** Posts that share their units: "A and B, in U". */
export interface PostsInUnits {
	titles: string[];
	units: UnitRef[];
	/** The positions stand elsewhere, too. */
	partly: boolean;
}

/** A boss as a line names it: with its unit where the title alone says too little. */
export interface NamedBoss {
	title: string;
	unit: UnitRef | null;
}

/** What one line of the table of modifications tells, before it becomes words. */
export type ModificationTopic =
	| { kind: 'posts-created' | 'posts-removed'; posts: PostsInUnits[] }
	| { kind: 'staff-changed'; staff: boolean; posts: PostsInUnits[] }
	| { kind: 'lines-confirmed'; confirmed: boolean; posts: PostsInUnits[] }
	| { kind: 'position-renamed'; before: string; after: string; units: UnitRef[] }
	| { kind: 'posts-moved'; titles: string[]; from: UnitRef; to: UnitRef }
	| { kind: 'lines-changed'; titles: string[]; from: NamedBoss | null; to: NamedBoss | null }
	| {
			kind: 'headcounts-changed';
			posts: { title: string; unit: UnitRef; before: number; after: number }[];
	  }
	| {
			kind: 'workplaces-changed';
			posts: { title: string; unit: UnitRef; before: string; after: string }[];
	  }
	| { kind: 'words-changed'; what: 'both' | 'objective' | 'functions'; units: UnitRef[] }
	| { kind: 'fact'; fact: LoneFact };

/** Facts that are told together with others of their kind; every other fact has a line of its own. */
type Grouped = Extract<
	StructuralFact,
	{
		kind:
			| 'post-created'
			| 'post-removed'
			| 'staff-changed'
			| 'line-confirmed'
			| 'position-renamed'
			| 'post-moved'
			| 'line-changed'
			| 'headcount-changed'
			| 'workplace-changed'
			| 'unit-objective-changed'
			| 'unit-functions-changed';
	}
>;

/** Facts with a line of their own. */
export type LoneFact = Exclude<ManualFact, Grouped>;

export interface ModificationLine {
	topic: ModificationTopic;
	/** Every fact that the line tells. */
	facts: ManualFact[];
}

export type FactOf<Kind extends ManualFact['kind']> = Extract<ManualFact, { kind: Kind }>;
