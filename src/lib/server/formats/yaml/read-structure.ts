import { structureFileSchema, type Structure } from '$lib/domain/organization/schema';
import type { Fault, YamlError } from './errors';
import { checkFile, inOrder, parseFile, type SourceFile } from './parse-file';
import { structureFaults, type Known, type Located } from './structure-references';

/** The line on which each row of each list begins, from 1, in the order of the lists. */
export type StructureLines = Record<keyof Structure, number[]>;
export type StructureReading =
	{ ok: true; structure: Structure; lines: StructureLines } | { ok: false; errors: YamlError[] };

/** A structure may name many thousand employees; it comes in by the CLI, not by a page. */
const MOST_ELEMENTS = 1_000_000;
const LISTS = [
	'companies',
	'units',
	'positions',
	'posts',
	'employees',
	'incumbencies',
	'people'
] as const;

/**
 * Reads structure files (`escalafon: structure/1`) as one structure: every code used in one of
 * them is defined in one of them or among `known`. All faults of all files are reported at once.
 * @param known what the store holds already, so that a file may add to it; null for nothing
 */
export function readStructure(
	sources: readonly SourceFile[],
	known: Known | null = null
): StructureReading {
	const errors: YamlError[] = [];
	const lines = Object.fromEntries(LISTS.map((list) => [list, []])) as unknown as StructureLines;
	const located: Located = {
		companies: [],
		units: [],
		positions: [],
		posts: [],
		employees: [],
		incumbencies: [],
		people: []
	};
	for (const source of sources) {
		const parsing = parseFile(source, MOST_ELEMENTS);
		if (!parsing.ok) {
			errors.push(...parsing.errors);
			continue;
		}
		const checked = checkFile(parsing.parsed, structureFileSchema);
		if (!checked.ok) {
			errors.push(...checked.errors);
			continue;
		}
		const report = (list: string, index: number) => (path: string[], made: Omit<Fault, 'path'>) =>
			errors.push(parsing.parsed.locate({ ...made, path: [list, index, ...path] }));
		const lineOf = (list: string, index: number) =>
			parsing.parsed.locate({ path: [list, index], code: 'bad-format', data: {} }).line;
		for (const list of LISTS)
			checked.data[list].forEach((row, index) => {
				lines[list].push(lineOf(list, index));
				(located[list] as { row: typeof row; report: ReturnType<typeof report> }[]).push({
					row,
					report: report(list, index)
				});
			});
	}
	// References across files mean nothing while a file could not be read.
	if (errors.length === 0) structureFaults(located, known);
	if (errors.length > 0) return { ok: false, errors: inOrder(errors) };
	const rowsOf = <L extends keyof Located>(list: L) =>
		located[list].map(({ row }) => row) as Structure[L];
	return {
		ok: true,
		lines,
		structure: {
			companies: rowsOf('companies'),
			units: rowsOf('units'),
			positions: rowsOf('positions'),
			posts: rowsOf('posts'),
			employees: rowsOf('employees'),
			incumbencies: rowsOf('incumbencies'),
			people: rowsOf('people')
		}
	};
}
