/** The words of what is wrong with a YAML file. The type repeats the format's, which is server code. */
import { m } from './paraglide/messages';
import type { Locale } from './paraglide/runtime';

interface Problem {
	file: string;
	line: number;
	column: number;
	/** Dotted, indexes from 0. */
	path: string;
	code: keyof typeof FAULTS;
	data: Record<string, string | number>;
}

type Options = { locale: Locale };
type Words = (data: Record<string, string>, options: Options) => string;

const TYPES: Record<string, (inputs: object, options: Options) => string> = {
	string: m.import_yaml_type_text,
	number: m.import_yaml_type_number,
	int: m.import_yaml_type_number,
	array: m.import_yaml_type_list,
	tuple: m.import_yaml_type_list,
	object: m.import_yaml_type_map,
	boolean: m.import_yaml_type_yes_no
};
/** Written out, so that a missing word is a type error and not an empty sentence. */
const FAULTS = {
	'empty-file': (_, o) => m.import_yaml_empty_file({}, o),
	'too-large': (_, o) => m.import_yaml_too_large({}, o),
	'not-utf8': (_, o) => m.import_yaml_not_utf8({}, o),
	syntax: (_, o) => m.import_yaml_syntax({}, o),
	'tab-indent': (_, o) => m.import_yaml_tab_indent({}, o),
	'is-table': (_, o) => m.import_yaml_is_table({}, o),
	'too-deep': (_, o) => m.import_yaml_too_deep({}, o),
	'too-complex': (_, o) => m.import_yaml_too_complex({}, o),
	'many-documents': (_, o) => m.import_yaml_many_documents({}, o),
	'unknown-tag': (_, o) => m.import_yaml_unknown_tag({}, o),
	'unknown-alias': (d, o) => m.import_yaml_unknown_alias({ name: d.name ?? '' }, o),
	'alias-bomb': (_, o) => m.import_yaml_alias_bomb({}, o),
	'duplicate-key': (d, o) => m.import_yaml_duplicate_key({ key: d.key ?? '' }, o),
	'unknown-field': (d, o) => m.import_yaml_unknown_field({ key: d.key ?? '' }, o),
	'missing-field': (d, o) => m.import_yaml_missing_field({ field: d.field ?? '' }, o),
	'wrong-type': (d, o) =>
		m.import_yaml_wrong_type(
			{ expected: (TYPES[d.expected ?? ''] ?? m.import_yaml_type_other)({}, o) },
			o
		),
	'not-one-of': (d, o) => m.import_yaml_not_one_of({ values: d.values ?? '' }, o),
	'too-long': (d, o) => m.import_yaml_too_long({ most: d.most ?? '' }, o),
	'too-many': (d, o) => m.import_yaml_too_many({ most: d.most ?? '' }, o),
	'too-few': (_, o) => m.import_yaml_too_few({}, o),
	'not-rising': (d, o) => m.import_yaml_not_rising({ last: d.last ?? '' }, o),
	'out-of-range': (_, o) => m.import_yaml_out_of_range({}, o),
	'bad-format': (_, o) => m.import_yaml_bad_format({}, o),
	'bad-percentage': (_, o) => m.import_yaml_bad_percentage({}, o),
	'bad-target': (_, o) => m.import_yaml_bad_target({}, o),
	'bad-recipient': (_, o) => m.import_yaml_bad_recipient({}, o),
	'bad-period': (_, o) => m.import_yaml_bad_period({}, o),
	'duplicate-id': (d, o) => m.import_yaml_duplicate_id({ id: d.id ?? '' }, o),
	'duplicate-code': (d, o) => m.import_yaml_duplicate_code({ code: d.code ?? '' }, o),
	'overlapping-periods': (d, o) => m.import_yaml_overlapping_periods({ code: d.code ?? '' }, o),
	'unknown-reference': (d, o) => m.import_yaml_unknown_reference({ code: d.code ?? '' }, o),
	cycle: (d, o) => m.import_yaml_cycle({ code: d.code ?? '' }, o)
} satisfies Record<string, Words>;

/** What is wrong, without where: «falta el campo «title».» */
export function yamlFaultText({ code, data }: Problem, locale: Locale): string {
	const words: Words = FAULTS[code];
	const texts = Object.fromEntries(Object.entries(data).map(([key, v]) => [key, String(v)]));
	return words(texts, { locale });
}

/** The whole sentence: file, line, column, field (rows counted from 1) and what is wrong. */
export function yamlErrorText(error: Problem, locale: Locale): string {
	const fault = yamlFaultText(error, locale);
	const named = error.code === 'unknown-field' || error.code === 'missing-field';
	const steps = error.path.split('.').slice(0, named ? -1 : undefined);
	const field = steps
		.map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : step))
		.join(' ');
	const said = field === '' ? fault : m.import_yaml_field({ field, fault }, { locale });
	const { file, line, column } = error;
	return m.import_yaml_place(
		{ file, line: String(line), column: String(column), fault: said },
		{ locale }
	);
}
