import { stringify } from 'yaml';
import type { Structure } from '$lib/domain/organization/schema';

const LISTS = ['companies', 'units', 'positions', 'posts', 'employees', 'incumbencies'] as const;
/** Rows that are written at a time: some ten thousandths of a second each. */
const CHUNK = 100;

/** What a reader takes for granted; only what differs from it is written. */
const DEFAULTS: Record<string, unknown> = {
	parent: null,
	to: null,
	leftOn: null,
	retiredOn: null,
	order: 0,
	headcount: 1,
	charts: 'each'
};
/** Said even when it is nothing: the head of the company reports to nobody. */
const ALWAYS = new Set(['reportsTo']);

/**
 * A structure as a file that `readStructure` reads back to the same, piece by piece, so that whoever
 * writes a large one can do something else in between. The order of the rows is kept. UTF-8, line
 * feeds, ends in one. Accounts (`people`) are no part of it.
 */
export function* structureYamlPieces(structure: Omit<Structure, 'people'>): Generator<string> {
	yield 'escalafon: structure/1\n';
	for (const list of LISTS) {
		const rows = structure[list];
		for (let at = 0; at < rows.length; at += CHUNK) {
			const text = stringify(
				{ [list]: rows.slice(at, at + CHUNK).map(rowOf) },
				{ version: '1.2', lineWidth: 100, aliasDuplicateObjects: false }
			);
			yield at === 0 ? `\n${text}` : text.slice(text.indexOf('\n') + 1);
		}
	}
}

/** The same as one text. */
export const writeStructureYaml = (structure: Omit<Structure, 'people'>): string =>
	[...structureYamlPieces(structure)].join('');

function rowOf(row: object): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(row)
			.filter(([field, value]) => ALWAYS.has(field) || says(field, value))
			.map(([field, value]) => [field, wellFormed(value)])
	);
}

function says(field: string, value: unknown): boolean {
	if (value === undefined || value === '' || value === false) return false;
	if (Array.isArray(value)) return value.length > 0;
	return !(field in DEFAULTS && DEFAULTS[field] === value);
}

/** Half a surrogate pair cannot be written in UTF-8. */
function wellFormed(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	return Array.isArray(value) ? value.map(wellFormed) : value;
}
