import type { z } from 'zod';

/** Every way in which a YAML file can be refused; `import_yaml_<code>` has the words. */
export type YamlErrorCode =
	| 'empty-file'
	| 'too-large'
	| 'not-utf8'
	| 'syntax'
	| 'tab-indent'
	| 'is-table'
	| 'too-deep'
	| 'too-complex'
	| 'many-documents'
	| 'unknown-tag'
	| 'unknown-alias'
	| 'alias-bomb'
	| 'duplicate-key'
	| 'unknown-field'
	| 'missing-field'
	| 'wrong-type'
	| 'not-one-of'
	| 'too-long'
	| 'too-many'
	| 'too-few'
	| 'out-of-range'
	| 'not-rising'
	| 'bad-format'
	| 'bad-percentage'
	| 'bad-target'
	| 'bad-recipient'
	| 'bad-period'
	| 'duplicate-id'
	| 'duplicate-code'
	| 'overlapping-periods'
	| 'unknown-reference'
	| 'cycle';

/** One fault of a file. Lines and columns count from 1; `path` is dotted, its indexes from 0. */
export interface YamlError {
	file: string;
	line: number;
	column: number;
	path: string;
	code: YamlErrorCode;
	data: Record<string, string | number>;
}

/** A fault by the path of the value, before it is known where in the file that stands. */
export interface Fault {
	path: PropertyKey[];
	/** Set where the key itself is at fault, not its value. */
	key?: string;
	code: YamlErrorCode;
	data: Record<string, string | number>;
}

type Issue = z.core.$ZodIssue;

/** The faults of a failed parse, in words of ours; a union answers with its nearest branch. */
export function faultsOf(issues: readonly Issue[], above: PropertyKey[] = []): Fault[] {
	return issues.flatMap((issue) => {
		const path = [...above, ...issue.path];
		if (issue.code === 'unrecognized_keys')
			return issue.keys.map((key) => ({
				path,
				key,
				code: 'unknown-field' as const,
				data: { key }
			}));
		if (issue.code === 'invalid_union') {
			const near = issue.errors.find((each) => each.some((i) => i.path.length > 0 || !isType(i)));
			return near ? faultsOf(near, path) : [fault(path, 'wrong-type', { expected: 'union' })];
		}
		return [fault(path, ...codeOf(issue))];
	});
}

const isType = (issue: Issue): boolean => issue.code === 'invalid_type';

export const fault = (
	path: PropertyKey[],
	code: YamlErrorCode,
	data: Record<string, string | number> = {}
): Fault => ({ path, code, data });

function codeOf(issue: Issue): [YamlErrorCode, Record<string, string | number>] {
	switch (issue.code) {
		case 'invalid_type':
			return issue.input === undefined
				? ['missing-field', { field: String(issue.path.at(-1) ?? '') }]
				: ['wrong-type', { expected: issue.expected }];
		case 'invalid_value':
			return ['not-one-of', { values: issue.values.join(', ') }];
		case 'too_big':
			if (issue.origin === 'string') return ['too-long', { most: Number(issue.maximum) }];
			if (issue.origin === 'array') return ['too-many', { most: Number(issue.maximum) }];
			return ['out-of-range', { most: Number(issue.maximum) }];
		case 'too_small':
			return issue.origin === 'number' || issue.origin === 'int'
				? ['out-of-range', { least: Number(issue.minimum) }]
				: ['too-few', { least: Number(issue.minimum) }];
		case 'custom': {
			const params = issue.params as { code?: YamlErrorCode; data?: Fault['data'] } | undefined;
			return [params?.code ?? 'bad-format', params?.data ?? {}];
		}
		default:
			return ['bad-format', {}];
	}
}

/** What a transform of ours reports; `faultsOf` reads it back. */
export const refuse = (code: YamlErrorCode, data: Record<string, string | number> = {}) => ({
	code: 'custom' as const,
	params: { code, data }
});

/** One line for a terminal or a log: where, which field, which code. */
export const yamlErrorLine = ({ file, line, column, path, code }: YamlError): string =>
	`${file}:${line}:${column} ${path} ${code}`;
