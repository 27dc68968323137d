import { MANUAL_PLACES, type ManualPlace } from '$lib/domain/manual/edition';
import { CHECKS, type CheckCode } from '$lib/domain/organization/checks/finding';
import { SECTIONS, type Section } from '$lib/domain/matrix/vocabulary';
import type { JobKind } from '$lib/domain/jobs/job';
import { valueText } from './audit-values';
import { checkName } from './check-words';
import type { Format } from './format';
import { manualPlaceName } from './edition-words';
import { jobName } from './job-words';
import { sectionWord } from './matrix-words';
import { m } from './paraglide/messages';
import { ruleName } from './rule-names';
import { settingName } from './setting-words';

type Words = Record<string, () => string>;

const ACTIONS: Words = {
	'position-created': () => m.audit_action_position_created(),
	'position-imported': () => m.audit_action_position_imported(),
	'position-retired': () => m.audit_action_position_retired(),
	'position-restored': () => m.audit_action_position_restored(),
	'code-changed': () => m.audit_action_code_changed(),
	'draft-opened': () => m.audit_action_draft_opened(),
	'draft-imported': () => m.audit_action_draft_imported(),
	'draft-discarded': () => m.audit_action_draft_discarded(),
	'finding-dismissed': () => m.audit_action_finding_dismissed(),
	'finding-restored': () => m.audit_action_finding_restored(),
	'version-submitted': () => m.audit_action_version_submitted(),
	'version-recalled': () => m.audit_action_version_recalled(),
	'version-reviewed': () => m.audit_action_version_reviewed(),
	'version-returned': () => m.audit_action_version_returned(),
	'version-authorised': () => m.audit_action_version_authorised(),
	'authorisation-recorded': () => m.audit_action_authorisation_recorded(),
	'version-published': () => m.audit_action_version_published(),
	'version-withdrawn': () => m.audit_action_version_withdrawn(),
	'manual-created': () => m.edition_audit_manual_created(),
	'manual-imported': () => m.edition_audit_manual_imported(),
	'manual-unit-changed': () => m.edition_audit_unit_changed(),
	'edition-opened': () => m.edition_audit_opened(),
	'edition-discarded': () => m.edition_audit_discarded(),
	'edition-submitted': () => m.edition_audit_submitted(),
	'edition-recalled': () => m.edition_audit_recalled(),
	'edition-reviewed': () => m.edition_audit_reviewed(),
	'edition-returned': () => m.edition_audit_returned(),
	'edition-authorised': () => m.edition_audit_authorised(),
	'edition-authorisation-recorded': () => m.edition_audit_recorded(),
	'edition-published': () => m.edition_audit_published(),
	'edition-withdrawn': () => m.edition_audit_withdrawn(),
	'acknowledgement-requested': () => m.audit_action_acknowledgement_requested(),
	'acknowledgement-signed': () => m.audit_action_acknowledgement_acknowledged(),
	'acknowledgement-with-remarks': () => m.audit_action_acknowledgement_with_remarks(),
	'acknowledgement-refused': () => m.audit_action_acknowledgement_refused(),
	'acknowledgement-recorded': () => m.audit_action_acknowledgement_recorded(),
	'acknowledgement-reopened': () => m.audit_action_acknowledgement_reopened(),
	'acknowledgement-superseded': () => m.audit_action_acknowledgement_superseded(),
	'acknowledgement-closed': () => m.audit_action_acknowledgement_closed(),
	'position-changed': () => m.audit_action_position_changed(),
	'acknowledgement-acknowledged': () => m.audit_action_acknowledgement_acknowledged(),
	'company-created': () => m.audit_action_company_created(),
	'company-changed': () => m.audit_action_company_changed(),
	'unit-created': () => m.audit_action_unit_created(),
	'unit-changed': () => m.audit_action_unit_changed(),
	'unit-ended': () => m.organization_action_unit_ended(),
	'unit-change-cancelled': () => m.organization_action_unit_cancelled(),
	'alias-created': () => m.audit_action_alias_created(),
	'scale-created': () => m.audit_action_scale_created(),
	'scale-changed': () => m.audit_action_scale_changed(),
	'scale-removed': () => m.audit_action_scale_removed(),
	'alias-removed': () => m.audit_action_alias_removed(),
	'alias-changed': () => m.audit_action_alias_changed(),
	'post-changed': () => m.audit_action_post_changed(),
	'post-ended': () => m.organization_action_post_ended(),
	'post-change-cancelled': () => m.organization_action_post_cancelled(),
	'employee-created': () => m.audit_action_employee_created(),
	'employee-changed': () => m.audit_action_employee_changed(),
	'incumbency-created': () => m.audit_action_incumbency_created(),
	'incumbency-changed': () => m.audit_action_incumbency_changed(),
	'incumbency-ended': () => m.organization_action_incumbency_ended(),
	'incumbency-change-cancelled': () => m.organization_action_incumbency_cancelled(),
	'post-created': () => m.audit_action_post_created(),
	'scenario-created': () => m.scenario_audit_created(),
	'scenario-applied': () => m.scenario_audit_applied(),
	'scenario-discarded': () => m.scenario_audit_discarded(),
	'scenario-restored': () => m.scenario_audit_restored(),
	'scenario-renamed': () => m.scenario_audit_renamed(),
	'check-set-aside': () => m.checks_audit_aside(),
	'check-taken-up': () => m.checks_audit_taken_up(),
	'structure-loaded': () => m.audit_action_structure_loaded(),
	'person-erased': () => m.audit_action_person_erased(),
	'setting-changed': () => m.audit_action_setting_changed(),
	'account-created': () => m.audit_action_account_created(),
	'account-link-made': () => m.audit_action_account_link_made(),
	'password-changed': () => m.audit_action_password_changed(),
	'password-set-by-link': () => m.audit_action_password_set_by_link(),
	'roles-changed': () => m.audit_action_roles_changed(),
	'account-deactivated': () => m.audit_action_account_deactivated(),
	'account-reactivated': () => m.audit_action_account_reactivated(),
	'account-changed': () => m.accounts_audit_changed(),
	'sessions-ended': () => m.accounts_audit_sessions_ended(),
	'acknowledgements-reminded': () => m.audit_action_acknowledgements_reminded(),
	'outbox-held': () => m.audit_action_outbox_held(),
	'outbox-released': () => m.audit_action_outbox_released(),
	'mail-tested': () => m.audit_action_mail_tested(),
	'mail-sent-again': () => m.audit_action_mail_sent_again(),
	'mail-discarded': () => m.audit_action_mail_discarded(),
	'job-run-again': () => m.audit_action_job_run_again(),
	'backup-made': () => m.audit_action_backup_made(),
	'backup-downloaded': () => m.audit_action_backup_downloaded(),
	'backup-uploaded': () => m.audit_action_backup_uploaded(),
	'backup-deleted': () => m.audit_action_backup_deleted(),
	'backup-schedule-changed': () => m.audit_action_backup_schedule_changed(),
	'store-restored': () => m.audit_action_store_restored()
};

const KINDS: Words = {
	position: () => m.audit_kind_position(),
	version: () => m.audit_kind_version(),
	manual: () => m.edition_audit_kind(),
	acknowledgement: () => m.audit_kind_acknowledgement(),
	alias: () => m.audit_kind_alias(),
	account: () => m.audit_kind_account(),
	outbox: () => m.audit_kind_outbox(),
	job: () => m.audit_kind_job(),
	scale: () => m.audit_kind_scale(),
	setting: () => m.audit_kind_setting(),
	employee: () => m.audit_kind_employee(),
	company: () => m.audit_kind_company(),
	unit: () => m.audit_kind_unit(),
	post: () => m.audit_kind_post(),
	incumbency: () => m.audit_kind_incumbency(),
	scenario: () => m.scenario_audit_kind(),
	finding: () => m.checks_audit_kind(),
	structure: () => m.audit_kind_structure(),
	backup: () => m.audit_kind_backup()
};

const FIELDS: Words = {
	scan: () => m.audit_field_scan(),
	documents: () => m.audit_field_documents(),
	size: () => m.audit_field_size(),
	contents: () => m.audit_field_contents(),
	moment: () => m.audit_field_moment(),
	by: () => m.audit_field_by(),
	erased: () => m.audit_field_erased(),
	every: () => m.audit_field_every(),
	hour: () => m.audit_field_hour(),
	weekday: () => m.audit_field_weekday(),
	keep: () => m.audit_field_keep(),
	code: () => m.audit_field_code(),
	title: () => m.audit_field_title(),
	unit: () => m.audit_field_unit(),
	state: () => m.audit_field_state(),
	number: () => m.audit_field_number(),
	discarded: () => m.audit_field_discarded(),
	message: () => m.audit_field_message(),
	result: () => m.audit_field_result(),
	kind: () => m.audit_field_kind(),
	summary: () => m.audit_field_summary(),
	reason: () => m.audit_field_reason(),
	remarks: () => m.audit_field_remarks(),
	witness: () => m.audit_field_witness(),
	method: () => m.audit_field_method(),
	contentHash: () => m.audit_field_content_hash(),
	revision: () => m.audit_field_revision(),
	basedOn: () => m.audit_field_based_on(),
	effectiveFrom: () => m.audit_field_effective_from(),
	dueOn: () => m.audit_field_due_on(),
	retiredAt: () => m.audit_field_retired_at(),
	on: () => m.audit_field_on(),
	givenBy: () => m.audit_field_given_by(),
	document: () => m.audit_field_document(),
	reviewer: () => m.audit_field_reviewer(),
	authoriser: () => m.audit_field_authoriser(),
	requests: () => m.audit_field_requests(),
	requestsClosed: () => m.audit_field_requests_closed(),
	reportsTo: () => m.audit_field_reports_to(),
	headcount: () => m.audit_field_headcount(),
	workplace: () => m.audit_field_workplace(),
	group: () => m.organization_field_group(),
	charts: () => m.organization_field_charts(),
	staff: () => m.organization_field_staff(),
	assumed: () => m.organization_field_assumed(),
	validFrom: () => m.audit_field_valid_from(),
	validTo: () => m.audit_field_valid_to(),
	name: () => m.audit_field_name(),
	roles: () => m.audit_field_roles(),
	link: () => m.audit_field_link(),
	email: () => m.audit_field_email(),
	finding: () => m.audit_field_finding(),
	comments: () => m.audit_field_comments(),
	fileName: () => m.audit_field_file_name(),
	taxId: () => m.audit_field_tax_id(),
	country: () => m.audit_field_country(),
	city: () => m.audit_field_city(),
	timeZone: () => m.audit_field_time_zone(),
	logo: () => m.audit_field_logo(),
	holidays: () => m.audit_field_holidays(),
	mainCompany: () => m.audit_field_main_company(),
	parentId: () => m.audit_field_parent(),
	parent: () => m.audit_field_parent(),
	objective: () => m.audit_field_objective(),
	functions: () => m.audit_field_functions(),
	order: () => m.audit_field_order(),
	family: () => m.audit_field_family(),
	grade: () => m.audit_field_grade(),
	contractType: () => m.audit_field_contract_type(),
	occupationCode: () => m.audit_field_occupation_code(),
	nextTitle: () => m.audit_field_next_title(),
	formerCodes: () => m.audit_field_former_codes(),
	companyId: () => m.audit_field_company(),
	company: () => m.audit_field_company(),
	givenNames: () => m.audit_field_given_names(),
	familyNames: () => m.audit_field_family_names(),
	hiredOn: () => m.audit_field_hired_on(),
	leftOn: () => m.audit_field_left_on(),
	positionId: () => m.audit_field_position(),
	position: () => m.audit_field_position(),
	unitId: () => m.audit_field_unit(),
	employeeId: () => m.audit_field_employee(),
	employee: () => m.audit_field_employee(),
	postId: () => m.audit_field_post(),
	post: () => m.audit_field_post(),
	acting: () => m.audit_field_acting(),
	statement: () => m.audit_field_statement(),
	model: () => m.audit_field_model(),
	levels: () => m.audit_field_levels(),
	afterReset: () => m.audit_field_after_reset(),
	sessions: () => m.accounts_audit_sessions(),
	employeeNumber: () => m.auth_account_number()
};

// A word that is not known yet is shown as its code: an audit trail hides nothing.
const word = (words: Words, code: string) => words[code]?.() ?? code.replaceAll('-', ' ');

export const actionWord = (action: string): string => word(ACTIONS, action);
export const recordKindWord = (kind: string): string => word(KINDS, kind);

/** A field's name; `comments.kpis` and `findings.weights_sum` name their section and rule. */
export function fieldWord(path: string): string {
	const [group, detail] = path.split('.');
	if (group === 'comments' && detail !== undefined && isSection(detail))
		return m.audit_field_comment_on({ section: sectionWord(detail) });
	if (group === 'comments' && detail !== undefined && isManualPlace(detail))
		return m.audit_field_comment_on({ section: manualPlaceName(detail) });
	if (group === 'findings' && detail !== undefined)
		return m.audit_field_finding_of({ rule: ruleName(detail) });
	if (group === 'checks' && isCheck(detail)) return checkName(detail);
	if (group === 'setting' && detail !== undefined) return settingName(detail);
	return word(FIELDS, path);
}

/** What a record is called: what has no name of its own by its kind, everything else as the event has it. */
export function recordTitle(
	row: { recordKind: string; recordId: string; recordName: string },
	format: Format
): string {
	const { recordKind, recordId, recordName } = row;
	if (recordKind === 'setting') return settingName(recordId);
	if (recordKind === 'outbox') return m.audit_record_outbox();
	if (recordKind === 'job') return jobName(recordId as JobKind, format.locale);
	if (recordKind === 'backup' && recordId === 'schedule') return m.audit_record_scheduled_backups();
	if (recordKind === 'backup' && recordId.startsWith('store-')) return m.audit_record_store();
	return recordName;
}

const isCheck = (text: string | undefined): text is CheckCode =>
	(CHECKS as readonly (string | undefined)[]).includes(text);
const isManualPlace = (text: string): text is ManualPlace =>
	(MANUAL_PLACES as readonly string[]).includes(text);
const isSection = (text: string): text is Section => (SECTIONS as readonly string[]).includes(text);

/** One field's change as a sentence: what it was, what it is. */
export function changeText(
	change: { path: string; before: string | null; after: string | null; erased: boolean },
	format: Format
): string {
	const field = fieldWord(change.path);
	if (change.erased) return m.audit_change_erased({ field });
	const before = change.before === null ? null : valueText(change.before, format, change.path);
	const after = change.after === null ? null : valueText(change.after, format, change.path);
	if (before === null && after === null) return field;
	if (before === null || before === after) return m.audit_change_set({ field, after: after ?? '' });
	if (after === null) return m.audit_change_removed({ field, before });
	return m.audit_change({ field, before, after });
}
