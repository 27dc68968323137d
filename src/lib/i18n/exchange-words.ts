import type { Locale } from '$lib/domain/access/account';
import type { Column } from '$lib/domain/organization/exchange/columns';
import type {
	ImportKind,
	ReportLine,
	RowChange,
	RowFault,
	RowFaultCode,
	RowNote
} from '$lib/domain/organization/exchange/report';
import type { Table, TableColumn } from '$lib/domain/organization/exchange/tables';
import { changeText, recordKindWord } from './audit-words';
import type { Format } from './format';
import { m } from './paraglide/messages';
import { lastDayText } from './period-words';

type In = { locale?: Locale };
type Head = (inputs: Record<never, never>, options?: In) => string;

const HEADS: Record<TableColumn | 'post', Head> = {
	id: m.exchange_head_id,
	code: m.exchange_head_code,
	title: m.exchange_head_title,
	unit: m.exchange_head_unit,
	'unit-name': m.exchange_head_unit_name,
	'reports-to': m.exchange_head_reports_to,
	headcount: m.exchange_head_headcount,
	workplace: m.exchange_head_workplace,
	staff: m.exchange_head_staff,
	assumed: m.exchange_head_assumed,
	number: m.exchange_head_number,
	'given-names': m.exchange_head_given_names,
	'family-names': m.exchange_head_family_names,
	company: m.exchange_head_company,
	'hired-on': m.exchange_head_hired_on,
	'left-on': m.exchange_head_left_on,
	acting: m.exchange_head_acting,
	kind: m.exchange_head_kind,
	parent: m.exchange_head_parent,
	'parent-name': m.exchange_head_parent_name,
	order: m.exchange_head_order,
	group: m.exchange_head_group,
	objective: m.exchange_head_objective,
	functions: m.exchange_head_functions,
	post: m.exchange_head_post
};

export const tableHeading = (column: TableColumn, locale: Locale): string =>
	HEADS[column]({}, { locale });

const NAMES: Record<Table, Head> = {
	posts: m.exchange_name_posts,
	employees: m.exchange_name_employees,
	units: m.exchange_name_units
};
export const tableFileName = (table: Table, date: string, locale: Locale): string =>
	`${NAMES[table]({}, { locale })} ${date}.csv`;

export const yesOrNo = (yes: boolean, locale: Locale): string =>
	yes ? m.common_yes({}, { locale }) : m.common_no({}, { locale });

export const importKindName = (kind: ImportKind): string =>
	({
		posts: m.exchange_kind_posts,
		employees: m.exchange_kind_employees,
		structure: m.exchange_kind_structure
	})[kind]();

type Data = Record<string, string>;
const FAULTS: Record<RowFaultCode, (data: Data) => string> = {
	'cell-long': ({ column = '', most = '' }) => m.exchange_fault_cell_long({ column, most }),
	'cell-lines': ({ column = '' }) => m.exchange_fault_cell_lines({ column }),
	'code-invalid': ({ text = '' }) => m.exchange_fault_code_invalid({ text }),
	'number-missing': () => m.exchange_fault_number_missing(),
	'date-invalid': ({ text = '' }) => m.exchange_fault_date_invalid({ text }),
	'count-invalid': ({ text = '', most = '' }) => m.exchange_fault_count_invalid({ text, most }),
	'yes-no-invalid': ({ column = '', text = '' }) =>
		m.exchange_fault_yes_no_invalid({ column, text }),
	'unit-missing': () => m.exchange_fault_unit_missing(),
	'unit-unknown': ({ text = '' }) => m.exchange_fault_unit_unknown({ text }),
	'unit-ambiguous': ({ text = '' }) => m.exchange_fault_unit_ambiguous({ text }),
	'position-missing': () => m.exchange_fault_position_missing(),
	'position-unknown': ({ text = '' }) => m.exchange_fault_position_unknown({ text }),
	'position-ambiguous': ({ text = '' }) => m.exchange_fault_position_ambiguous({ text }),
	'title-missing': ({ text = '' }) => m.exchange_fault_title_missing({ text }),
	'post-unknown': ({ text = '' }) => m.exchange_fault_post_unknown({ text }),
	'post-ambiguous': ({ text = '' }) => m.exchange_fault_post_ambiguous({ text }),
	'post-elsewhere': ({ text = '' }) => m.exchange_fault_post_elsewhere({ text }),
	'post-other': ({ text = '' }) => m.exchange_fault_post_other({ text }),
	'boss-unknown': ({ text = '' }) => m.exchange_fault_boss_unknown({ text }),
	'boss-ambiguous': ({ text = '' }) => m.exchange_fault_boss_ambiguous({ text }),
	'company-unknown': ({ text = '' }) => m.exchange_fault_company_unknown({ text }),
	'company-missing': () => m.exchange_fault_company_missing(),
	'names-missing': () => m.exchange_fault_names_missing(),
	'hired-missing': () => m.exchange_fault_hired_missing(),
	'left-before-hired': () => m.exchange_fault_left_before_hired(),
	'prepared-change': ({ date = '' }) => m.exchange_fault_prepared_change({ date }),
	repeated: ({ line = '' }) => m.exchange_fault_repeated({ line }),
	'unit-circle': () => m.exchange_fault_unit_circle(),
	'post-circle': () => m.exchange_fault_post_circle(),
	'several-roots': () => m.exchange_fault_several_roots(),
	'code-repeated': () => m.exchange_fault_code_repeated(),
	'unit-without-parent': ({ date = '' }) => m.exchange_fault_unit_without_parent({ date }),
	'post-without-unit': ({ date = '' }) => m.exchange_fault_post_without_unit({ date }),
	'post-without-boss': ({ date = '' }) => m.exchange_fault_post_without_boss({ date }),
	'holder-without-post': ({ date = '' }) => m.exchange_fault_holder_without_post({ date }),
	'over-headcount': ({ date = '' }) => m.exchange_fault_over_headcount({ date }),
	'holds-twice': ({ date = '' }) => m.exchange_fault_holds_twice({ date }),
	'outside-employment': ({ date = '' }) => m.exchange_fault_outside_employment({ date }),
	'periods-overlap': ({ date = '' }) => m.exchange_fault_periods_overlap({ date }),
	'position-changed': () => m.exchange_fault_position_changed()
};

const COLUMNS: Partial<Record<Column, TableColumn | 'post'>> = {
	unitName: 'unit-name',
	reportsTo: 'reports-to',
	givenNames: 'given-names',
	familyNames: 'family-names',
	hiredOn: 'hired-on',
	leftOn: 'left-on'
};

function columnWord(column: string): string {
	const heading = COLUMNS[column as Column] ?? (column as TableColumn);
	return HEADS[heading]?.({}) ?? column;
}

/** What is wrong with a row, as a sentence that somebody can act on. */
export function rowFaultText({ code, data }: RowFault, format: Format): string {
	const told = Object.fromEntries(
		Object.entries(data).map(([name, value]) => {
			if (name === 'column') return [name, columnWord(String(value))];
			if (name === 'most') return [name, format.number(Number(value))];
			return [name, name === 'date' ? format.date(String(value)) : String(value)];
		})
	);
	return FAULTS[code](told);
}

export const rowNoteText = ({ data }: RowNote): string =>
	m.exchange_note_title_kept({ title: String(data.title ?? '') });

/** Where a row stands in its file; of a whole structure, what it is of and since when, too. */
export function linePlace(row: ReportLine, wholeFile: boolean, format: Format): string {
	return [
		...(row.line > 0 ? [`${m.exchange_column_line()} ${row.line}`] : []),
		...(wholeFile ? [recordKindWord(row.kind)] : []),
		...(wholeFile && row.from ? [m.exchange_since({ date: format.date(row.from) })] : [])
	].join(' · ');
}

/** One field of a row: what it was, what it is to be. */
export function rowChangeText(change: RowChange, format: Format): string {
	if (change.path === 'new-position') return m.exchange_change_new_position();
	if (change.path === 'alias') return m.exchange_change_alias({ name: change.after ?? '' });
	const { path, before, after } = change;
	if (path === 'joins') return m.exchange_change_joins({ post: after ?? '' });
	if (path === 'joins-acting') return m.exchange_change_joins_acting({ post: after ?? '' });
	if (path === 'leaves')
		return m.exchange_change_leaves({ post: before ?? '', date: lastDayText(after ?? '', format) });
	// Kept as the first day after it; people write and read the last day.
	if ((path === 'leftOn' || path === 'validTo') && after !== null)
		return m.exchange_change_last_day({ date: lastDayText(after, format) });
	return changeText({ ...change, erased: false }, format);
}

export const lineStateWord = (state: ReportLine['state']): string =>
	({
		new: m.exchange_state_new,
		changed: m.exchange_state_changed,
		unchanged: m.exchange_state_unchanged,
		fault: m.exchange_state_fault
	})[state]();
