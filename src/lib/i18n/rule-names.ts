import type { LintRule } from '$lib/domain/matrix/linter/finding';
import { m } from './paraglide/messages';

/** A finding's kind in a few words, for lists that count them; the sentence is `findingText`. */
const NAMES: Record<LintRule, () => string> = {
	weights_sum: () => m.home_rule_weights_sum(),
	kpis_missing: () => m.home_rule_kpis_missing(),
	function_without_deliverable: () => m.home_rule_function_without_deliverable(),
	function_without_recipient: () => m.home_rule_function_without_recipient(),
	function_without_frequency: () => m.home_rule_function_without_frequency(),
	kpi_without_target: () => m.home_rule_kpi_without_target(),
	kpi_range_incomplete: () => m.home_rule_kpi_range_incomplete(),
	kpi_without_unit: () => m.home_rule_kpi_without_unit(),
	kpi_without_direction: () => m.home_rule_kpi_without_direction(),
	discriminatory_requirement: () => m.home_rule_discriminatory_requirement(),
	objective_missing: () => m.home_rule_objective_missing(),
	objective_not_infinitive: () => m.home_rule_objective_not_infinitive(),
	function_empty: () => m.home_rule_function_empty(),
	function_not_infinitive: () => m.home_rule_function_not_infinitive(),
	functions_few: () => m.home_rule_functions_few(),
	functions_many: () => m.home_rule_functions_many(),
	functions_duplicated: () => m.home_rule_functions_duplicated(),
	course_not_in_plan: () => m.home_rule_course_not_in_plan(),
	language_above_course: () => m.home_rule_language_above_course(),
	recipient_unknown: () => m.home_rule_recipient_unknown(),
	impossible_time: () => m.home_rule_impossible_time(),
	stated_boss_differs: () => m.home_rule_stated_boss_differs(),
	stated_reports_differ: () => m.home_rule_stated_reports_differ(),
	eventual_share: () => m.home_rule_eventual_share(),
	repeated_row: () => m.home_rule_repeated_row()
};

export function ruleName(rule: string): string {
	return rule in NAMES ? NAMES[rule as LintRule]() : rule;
}
