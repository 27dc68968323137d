/** What the structure and the matrices in force are looked through for, in the order people read. */
export const CHECKS = [
	'post_without_boss',
	'span_over_limit',
	'unit_without_objective',
	'unit_without_functions',
	'function_in_two_units',
	'recipient_unknown',
	'recipient_without_post',
	'relationship_one_sided',
	'stated_boss_differs'
] as const;
export type CheckCode = (typeof CHECKS)[number];

/** What a finding is about: where one goes to mend it. */
export type CheckSubject =
	| { kind: 'unit'; unitId: string; code: string; name: string }
	| { kind: 'post'; postId: string; positionId: string; code: string; name: string }
	| { kind: 'matrix'; positionId: string; code: string; name: string };

export interface StructureFinding {
	check: CheckCode;
	/** Stable while what it is about stays the same. */
	key: string;
	subject: CheckSubject;
	/** Every unit that it is about: a choice of one of them shows it. */
	unitIds: string[];
	/** What the sentence needs. */
	data: Record<string, string | number>;
}

/** Makes a finding; `seen` tells two findings of a check about the same thing apart. */
export function structureFinding(
	check: CheckCode,
	subject: CheckSubject,
	unitIds: readonly string[],
	data: StructureFinding['data'] = {},
	seen = ''
): StructureFinding {
	const id =
		subject.kind === 'unit'
			? subject.unitId
			: subject.kind === 'post'
				? subject.postId
				: subject.positionId;
	const key = [check, id, seen].filter((part) => part !== '').join(':');
	return { check, key, subject, unitIds: [...new Set(unitIds)], data };
}
