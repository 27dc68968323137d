import type { StructuralFact, UnitRef } from '../organization/facts';

/** What changed in a manual beside its structure, for the table of modifications. */
export type OwnFact =
	/** The first edition. */
	| { kind: 'manual-created' }
	| { kind: 'manual-recoded'; before: string; after: string }
	| { kind: 'manual-retitled'; before: string; after: string }
	/** Titles of free texts that were added, removed or worded anew. */
	| { kind: 'texts-changed'; titles: string[] }
	| { kind: 'objectives-changed' }
	/** A unit that stood elsewhere before came in, with posts that were there already. */
	| { kind: 'unit-incorporated'; unit: UnitRef; posts: string[] }
	| { kind: 'reviewed-unchanged' };

export type ManualFact = StructuralFact | OwnFact;
