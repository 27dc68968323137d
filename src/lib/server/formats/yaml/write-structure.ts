import { Document, isMap, visit } from 'yaml';
import type { Structure } from '$lib/domain/organization/schema';

const LISTS = ['companies', 'units', 'positions', 'posts', 'employees', 'incumbencies'] as const;

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
 * A structure as a file that `readStructure` reads back to the same. The order of the rows is kept.
 * UTF-8, line feeds, ends in one. Accounts (`people`) are no part of it.
 */
export function writeStructureYaml(structure: Omit<Structure, 'people'>): string {
	const file: Record<string, unknown> = { escalafon: 'structure/1' };
	for (const list of LISTS) {
		const rows = structure[list].map(rowOf);
		if (rows.length > 0) file[list] = rows;
	}
	const document = new Document(file, { version: '1.2', aliasDuplicateObjects: false });
	visit(document, {
		Pair(_, pair, ancestors) {
			const key = pair.key as { value?: unknown; spaceBefore?: boolean };
			if (ancestors.length === 2 && isMap(ancestors[1]) && key.value !== 'escalafon')
				key.spaceBefore = true;
			return ancestors.length > 2 ? visit.SKIP : undefined;
		}
	});
	return document.toString({ lineWidth: 100, flowCollectionPadding: false });
}

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
