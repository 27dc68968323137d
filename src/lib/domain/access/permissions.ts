import type { Role } from './actor';

/**
 * On what ground somebody may do something: a stored role, being signed in at all, or a relation
 * to the record. The relations are derived per record, never stored.
 */
export type Ground =
	| Role
	| 'signed-in'
	/** The record is about this very person. */
	| 'self'
	/** The record is about somebody below this person. */
	| 'boss'
	/** The position is below one of this person's posts. */
	| 'manages-position'
	/** Somebody reports to this person. */
	| 'leads'
	/** Prepared this version. */
	| 'preparer'
	/** Was chosen as reviewer or as authoriser of this version (or stands in for who was). */
	| 'reviewer'
	| 'authoriser'
	/** Signed this version. */
	| 'signatory';

interface Rule {
	allow: readonly Ground[];
	/** Refuses although a ground allows. */
	deny?: readonly Ground[];
}

/** Who sees and does what: the one table. Everything else asks it through `can*()`. */
export const PERMISSIONS = {
	'version.read-public': { allow: ['signed-in'] },
	'version.read-withdrawn': { allow: ['hr', 'auditor', 'signatory'] },
	'version.read-open': {
		allow: ['hr', 'auditor', 'preparer', 'reviewer', 'authoriser', 'manages-position']
	},
	'version.edit': { allow: ['hr'] },
	'version.propose': { allow: ['hr', 'manages-position'] },
	'version.comment': { allow: ['hr', 'manages-position', 'reviewer', 'authoriser'] },
	'version.submit': { allow: ['hr'] },
	'version.recall': { allow: ['hr'] },
	'version.review': { allow: ['reviewer'], deny: ['preparer'] },
	'version.authorise': { allow: ['authoriser'], deny: ['preparer'] },
	'version.record-outside': { allow: ['administrator'] },
	'version.publish': { allow: ['hr'] },
	'version.withdraw': { allow: ['hr'] },
	'version.import': { allow: ['hr'] },
	'position.edit': { allow: ['hr'] },
	'structure.read': { allow: ['signed-in'] },
	'structure.edit': { allow: ['hr'] },
	// Whole lists of people leave the house by it.
	'structure.read-whole': { allow: ['hr', 'auditor'] },
	// Who leaves, moves or comes on a day to come; a boss is told it of the posts below.
	'structure.read-prepared': { allow: ['hr', 'auditor'] },
	/** Findings about posts and matrices: a manager those of the posts below. */
	'checks.read': { allow: ['hr', 'auditor', 'manages-position'] },
	// Names that documents use are HR's knowledge; the administrator keeps them where HR asks.
	'alias.edit': { allow: ['hr', 'administrator'] },
	'scale.edit': { allow: ['hr', 'administrator'] },
	'manual.read-public': { allow: ['signed-in'] },
	'manual.read-withdrawn': { allow: ['hr', 'auditor'] },
	'manual.read-open': { allow: ['hr', 'auditor', 'preparer', 'reviewer', 'authoriser'] },
	'manual.edit': { allow: ['hr'] },
	'manual.submit': { allow: ['hr'] },
	'manual.recall': { allow: ['hr'] },
	'manual.review': { allow: ['reviewer'], deny: ['preparer'] },
	'manual.authorise': { allow: ['authoriser'], deny: ['preparer'] },
	// Reviewed by several: whoever leads others may be asked, in the unit's line or beside it.
	'manual.be-asked': { allow: ['hr', 'leads'], deny: ['preparer'] },
	'manual.record-outside': { allow: ['administrator'] },
	'manual.publish': { allow: ['hr'] },
	'manual.withdraw': { allow: ['hr'] },
	'acknowledgement.read': { allow: ['self', 'boss', 'hr', 'auditor'] },
	'acknowledgement.sign': { allow: ['self'] },
	'acknowledgement.record-on-paper': { allow: ['hr'], deny: ['self'] },
	'acknowledgement.reopen': { allow: ['hr'], deny: ['self'] },
	'coverage.read': { allow: ['hr', 'auditor', 'manages-position'] },
	'coverage.remind': { allow: ['hr', 'manages-position'] },
	'person-file.read': { allow: ['self', 'boss', 'hr', 'auditor'] },
	'personal.read': { allow: ['self', 'hr'] },
	'personal.edit': { allow: ['hr'] },
	'account.read': { allow: ['administrator'] },
	'account.edit': { allow: ['administrator'] },
	'account.change-roles': { allow: ['administrator'], deny: ['self'] },
	'settings.edit': { allow: ['administrator'] },
	'backup.make': { allow: ['administrator'] },
	'backup.restore': { allow: ['administrator'] },
	'audit.read-hr': { allow: ['hr', 'auditor'] },
	'audit.read-settings': { allow: ['administrator', 'auditor'] }
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof PERMISSIONS;

/** Whether the grounds somebody stands on allow an action; a denying ground wins. */
export function permits(action: Action, grounds: ReadonlySet<Ground>): boolean {
	const rule: Rule = PERMISSIONS[action];
	return (
		rule.allow.some((ground) => grounds.has(ground)) &&
		!(rule.deny ?? []).some((ground) => grounds.has(ground))
	);
}
