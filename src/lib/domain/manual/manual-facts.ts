import type { FrontField } from './front-fields';
import type { StructuralFact, UnitRef } from '../organization/facts';

/** What changed in a manual beside its structure, for the table of modifications. */
export type OwnFact =
	/** The first edition. */
	| { kind: 'manual-created' }
	| { kind: 'manual-recoded'; before: string; after: string }
	| { kind: 'manual-retitled'; before: string; after: string }
	/** What else stands on the cover: who authorises, reviews, issues… */
	| { kind: 'front-changed'; fields: FrontField[] }
	/** Titles of free texts that were added, removed or worded anew. */
	| { kind: 'texts-changed'; titles: string[] }
	/** Titles of free texts that stand elsewhere than before. */
	| { kind: 'texts-moved'; titles: string[] }
	| { kind: 'objectives-changed' }
	| { kind: 'annex-added' }
	| { kind: 'annex-removed' }
	/** Matrices of the annex, by the titles of their positions. */
	| { kind: 'annex-changed'; added: string[]; removed: string[]; updated: string[] }
	| { kind: 'reviewed-unchanged' };

/** What a section of a unit shows. */
export const UNIT_PARTS = ['chart', 'objective', 'functions'] as const;
export type UnitPart = (typeof UNIT_PARTS)[number];

export type StructureFact =
	| Exclude<StructuralFact, { kind: 'unit-created' }>
	/** `lacks`: what the new unit has not got yet; absent where it has all of it. */
	| (Extract<StructuralFact, { kind: 'unit-created' }> & { lacks?: UnitPart[] })
	/** A unit that stood elsewhere before came in, with posts that were there already. */
	| { kind: 'unit-incorporated'; unit: UnitRef; posts: string[]; lacks?: UnitPart[] };

export type ManualFact = StructureFact | OwnFact;
