import type { Section } from '../vocabulary';

export type Severity = 'error' | 'warning' | 'info';

/** Every rule with its severity: errors block submission, warnings may be dismissed with a reason. */
export const RULE_SEVERITIES = {
	weights_sum: 'error',
	kpis_missing: 'error',
	function_without_deliverable: 'error',
	function_without_recipient: 'error',
	function_without_frequency: 'error',
	kpi_without_target: 'error',
	kpi_range_incomplete: 'error',
	kpi_without_unit: 'error',
	kpi_without_direction: 'error',
	discriminatory_requirement: 'error',
	objective_missing: 'warning',
	objective_not_infinitive: 'warning',
	function_empty: 'warning',
	function_not_infinitive: 'warning',
	functions_few: 'warning',
	functions_many: 'warning',
	functions_duplicated: 'warning',
	course_not_in_plan: 'warning',
	language_above_course: 'warning',
	recipient_unknown: 'warning',
	impossible_time: 'warning',
	stated_boss_differs: 'warning',
	stated_reports_differ: 'warning',
	eventual_share: 'info',
	repeated_row: 'info'
} as const satisfies Record<string, Severity>;
export type LintRule = keyof typeof RULE_SEVERITIES;

export interface Finding {
	rule: LintRule;
	severity: Severity;
	section: Section;
	rowId: string | null;
	/** The member of the row (or of the section) that it is about. */
	field: string | null;
	/** What the sentence needs; percentages in hundredths. `parentId`: the function of a deliverable. */
	data: Record<string, string | number>;
	/** Stable while what it is about stays the same: a dismissal refers to it. */
	key: string;
}

/**
 * Makes a finding. `subject` is what was seen (a word, a time): when it changes, a dismissal of
 * the former one no longer covers it.
 */
export function finding(
	rule: LintRule,
	where: { section: Section; rowId?: string; field?: string; subject?: string },
	data: Record<string, string | number> = {}
): Finding {
	const { section, rowId = null, field = null, subject } = where;
	return {
		rule,
		severity: RULE_SEVERITIES[rule],
		section,
		rowId,
		field,
		data,
		key: [rule, rowId, subject].filter((part) => part !== null && part !== undefined).join(':')
	};
}
