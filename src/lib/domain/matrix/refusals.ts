import type { MatrixVersion } from './version';

/** Every reason for which a step of the life cycle is refused. */
export const LIFE_REFUSALS = [
	'not-allowed',
	'wrong-state',
	'draft-open',
	'has-errors',
	'reviewer-missing',
	'authoriser-missing',
	'approver-not-eligible',
	'approvers-same',
	'prepared-it',
	'review-first',
	'already-decided',
	'content-changed',
	'comments-missing',
	'outside-not-needed',
	'outside-incomplete',
	'date-missing',
	'date-in-past',
	'date-before-newer',
	'reason-missing',
	'unchanged'
] as const;
export type LifeRefusal = (typeof LIFE_REFUSALS)[number];

/** A step either gives what changes in the version, or why not. */
export type Step =
	{ ok: true; change: Partial<MatrixVersion> } | { ok: false; refusal: LifeRefusal };

export const refuse = (refusal: LifeRefusal): Step => ({ ok: false, refusal });
export const allow = (change: Partial<MatrixVersion>): Step => ({ ok: true, change });
