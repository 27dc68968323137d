import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';
import { readDocument } from '../text/read-document';
import { faultsOf, type Fault, type YamlError, type YamlErrorCode } from './errors';

/** More aliases than this in one file are taken for an alias bomb. */
const MOST_ALIASES = 50;
/** Line ends and indicators of a file; a hundred thousand take some two seconds, five megabytes of them half a minute. */
const MOST_ELEMENTS = 100_000;
/** One broken bracket can make thousands of faults; nobody reads more than these. */
const MOST_ERRORS = 200;

export interface SourceFile {
	/** The name that errors carry. */
	file: string;
	bytes: Uint8Array;
}

/** A file that was understood as YAML: its plain value, and where a path stands in it. */
export interface ParsedFile {
	file: string;
	value: unknown;
	locate: (fault: Fault) => YamlError;
}

export type Parsed = { ok: true; parsed: ParsedFile } | { ok: false; errors: YamlError[] };

/**
 * Reads one YAML document, strictly: UTF-8, at most 5 MB, YAML 1.2 core types only, no duplicate
 * keys, no unknown tags, few aliases. Every fault of the text is reported, not only the first.
 * @param most line ends and indicators that the file may have: a bound on the time that parsing takes
 */
export function parseFile({ file, bytes }: SourceFile, most: number = MOST_ELEMENTS): Parsed {
	const read = readDocument(bytes);
	const whole = (code: YamlErrorCode): Parsed => ({
		ok: false,
		errors: [{ file, line: 1, column: 1, path: '', code, data: {} }]
	});
	if (!read.ok) return whole(read.error);
	if (elementsOf(read.text) > most) return whole('too-complex');
	const counter = new LineCounter();
	let document: Document.Parsed;
	try {
		document = parseDocument(read.text, {
			lineCounter: counter,
			prettyErrors: false,
			strict: true,
			// Checked below: the library compares every key with every other, which takes minutes.
			uniqueKeys: false,
			version: '1.2',
			logLevel: 'error'
		});
	} catch (error) {
		// Thousands of nested brackets exhaust the parser's stack; nothing else does.
		if (error instanceof RangeError) return whole('too-deep');
		throw error;
	}
	if (document.errors.some((error) => String(error.code) === 'RESOURCE_EXHAUSTION'))
		return whole('too-deep');
	const at = (offset: number) => {
		const { line, col } = counter.linePos(offset);
		return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
	};
	const broken = [...document.errors, ...document.warnings];
	if ((broken.length > 0 || !isMap(document.contents)) && looksLikeTable(read.text))
		return whole('is-table');
	// A tab makes the parser lose its place: what it says of the lines below is an echo of the first.
	const tab = broken.find(({ code }) => code === 'TAB_AS_INDENT')?.pos[0] ?? Infinity;
	const errors = broken
		.filter(({ pos }) => pos[0] <= tab)
		.map((error): YamlError => ({
			...at(error.pos[0]),
			path: '',
			code: CODES[error.code] ?? 'syntax',
			data: {}
		}));
	if (tab === Infinity) errors.push(...nodeErrors(document, at));
	if (errors.length > 0) return { ok: false, errors: errors.slice(0, MOST_ERRORS) };
	const locate = (fault: Fault): YamlError => {
		const { path, code, data, key } = fault;
		const node = nearest(document, path, key);
		const where = [...path, ...(key === undefined ? [] : [key])].map(String).join('.');
		return { ...at(node?.range?.[0] ?? 0), path: where, code, data };
	};
	try {
		const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
		return { ok: true, parsed: { file, value, locate } };
	} catch (error) {
		if (error instanceof ReferenceError) return whole('alias-bomb');
		if (error instanceof RangeError) return whole('too-deep');
		throw error;
	}
}

const CODES: Partial<Record<string, YamlErrorCode>> = {
	TAB_AS_INDENT: 'tab-indent',
	MULTIPLE_DOCS: 'many-documents',
	TAG_RESOLVE_FAILED: 'unknown-tag'
};

/** A heading row of a sheet: names beside each other, parted by commas, semicolons or tabs. */
const looksLikeTable = (text: string): boolean =>
	/^[^\s:#[\]{}*&!|>%@`-][^:\n]*[,;\t][^:\n]*$/.test(
		text.trimStart().split('\n', 1)[0]?.trimEnd() ?? ''
	);

/** What makes work for the parser: line ends and the characters that YAML gives a meaning. */
const INDICATORS = new Set([...'\n,:"\'[]{}&*!|>#-?%@`'].map((mark) => mark.charCodeAt(0)));

function elementsOf(text: string): number {
	let count = 0;
	for (let at = 0; at < text.length; at += 1) if (INDICATORS.has(text.charCodeAt(at))) count += 1;
	return count;
}

/** Repeated keys, aliases of nothing, and too many aliases. */
function nodeErrors(
	document: Document,
	at: (offset: number) => Omit<YamlError, 'path' | 'code' | 'data'>
) {
	const errors: YamlError[] = [];
	let count = 0;
	visit(document, {
		Map(_, map) {
			const seen = new Set<string>();
			for (const { key } of map.items) {
				if (!isScalar(key)) continue;
				const name = String(key.value);
				const where = at(key.range?.[0] ?? 0);
				if (seen.has(name))
					errors.push({ ...where, path: '', code: 'duplicate-key', data: { key: name } });
				seen.add(name);
			}
		},
		Alias(_, alias) {
			count += 1;
			const offset = alias.range?.[0] ?? 0;
			const add = (code: YamlErrorCode, data: YamlError['data']) =>
				errors.push({ ...at(offset), path: '', code, data });
			if (count > MOST_ALIASES) {
				add('alias-bomb', {});
				return visit.BREAK;
			}
			if (!alias.resolve(document)) add('unknown-alias', { name: alias.source });
			return undefined;
		}
	});
	return errors;
}

/** The node at a path, or the deepest one above it that is there. */
function nearest(document: Document, path: PropertyKey[], key?: string): Node | null {
	let node: unknown = document.contents;
	for (const step of path) {
		if (isAlias(node)) node = node.resolve(document);
		const next = isMap(node) || !isNode(node) ? child(node, step) : child(node, Number(step));
		if (!isNode(next)) break;
		node = next;
	}
	if (key !== undefined && isMap(node)) {
		const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
		if (isNode(pair?.key)) return pair.key;
	}
	return isNode(node) ? node : null;
}

const child = (node: unknown, step: PropertyKey): unknown =>
	isNode(node) && 'get' in node && typeof node.get === 'function' ? node.get(step, true) : null;

/** A file's value held against a schema; every fault with its place, all of them at once. */
export function checkFile<S extends z.ZodType>(
	parsed: ParsedFile,
	schema: S
): { ok: true; data: z.output<S> } | { ok: false; errors: YamlError[] } {
	const checked = schema.safeParse(parsed.value, { reportInput: true });
	if (checked.success) return { ok: true, data: checked.data };
	return { ok: false, errors: inOrder(faultsOf(checked.error.issues).map(parsed.locate)) };
}

/** Errors as one reads the file: from top to bottom. */
export const inOrder = (errors: YamlError[]): YamlError[] =>
	errors.sort((a, b) => a.line - b.line || a.column - b.column);
