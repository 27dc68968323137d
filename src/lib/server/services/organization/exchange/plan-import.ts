import { createHash } from 'node:crypto';
import { can } from '$lib/domain/access/can';
import { asOf } from '$lib/domain/organization/as-of';
import {
	shownLines,
	type ImportReport,
	type ReportLine
} from '$lib/domain/organization/exchange/report';
import { newFaults, type StructureFault } from '$lib/domain/organization/structure-faults';
import type { StructureRecords } from '$lib/server/db/structure';
import { forbidden, type DomainError } from '$lib/server/errors';
import type { YamlError } from '$lib/server/formats/yaml';
import type { Context } from '../../context';
import { currentStructure } from '../structure';
import { recordsAfterWrites, writesOf } from '../structure-writes';
import type { GivenFile } from './given-file';
import { linesOfFile, linesOfTable, type AboutLine } from './planned-lines';
import { readImport } from './read-import';
import { recordNames, toldWrites } from './report-lines';

export interface PlannedImport {
	given: StructureRecords;
	report: ImportReport;
}

/**
 * What would come of a file, row by row; nothing is saved.
 * @throws DomainError forbidden; file-empty, file-too-large, list-no-text, table-heads-missing,
 * table-too-long; file-unreadable with every fault of a structure file in its details
 */
export async function checkStructureImport(ctx: Context, file: GivenFile): Promise<ImportReport> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const { records } = await currentStructure();
	return plannedImport(file, records).report;
}

/** What is wrong with a structure file, each fault with its place; empty for any other failure. */
export function fileFaultsOf({ code, details }: DomainError): YamlError[] {
	return code === 'file-unreadable' && Array.isArray(details) ? (details as YamlError[]) : [];
}

/** The records that a file brings, and its report, on what is stored. */
export function plannedImport(file: GivenFile, known: StructureRecords): PlannedImport {
	const read = readImport(file, known);
	const writes = writesOf(read.given, known);
	const after = recordsAfterWrites(known, writes);
	const told = Map.groupBy(toldWrites(writes, known, after), ({ id }) => id);
	const names = recordNames(after);
	const lines =
		read.rows === null
			? linesOfFile(read.given, read.lines, told, names)
			: linesOfTable(file.kind, read.rows, told, names, file.from);
	const unplaced = markFaults(lines, () => newFaults(known, after), names);
	const all = [...unplaced, ...lines.map(({ line }) => line)];
	const report = {
		kind: file.kind,
		from: file.kind === 'structure' ? null : file.from,
		...shownLines(all),
		absent: absentFrom(file, known, lines),
		ignored: read.ignored,
		accounts: read.accounts
	};
	const digest = createHash('sha256')
		.update(JSON.stringify([report, all]))
		.digest('hex');
	return { given: read.given, report: { ...report, digest } };
}

/**
 * Marks the lines that would break a rule. Rules are asked once every row can be read: half a table
 * breaks them all.
 * @returns lines for what no row is about
 */
function markFaults(
	lines: readonly AboutLine[],
	faultsOf: () => StructureFault[],
	names: ReturnType<typeof recordNames>
): ReportLine[] {
	if (lines.some(({ line }) => line.fault !== null)) return [];
	const about = new Map<string, ReportLine>();
	for (const { ids, line } of lines) for (const id of ids) if (!about.has(id)) about.set(id, line);
	const unplaced: ReportLine[] = [];
	const marked = new Set<string>();
	for (const { kind, id, on } of faultsOf().sort(
		(a, b) => Number(!about.has(a.id)) - Number(!about.has(b.id))
	)) {
		const line = about.get(id);
		const fault = { code: kind, data: { date: on } };
		if (line && !line.fault) Object.assign(line, { fault, state: 'fault' });
		// A circle is told once, by the row that closes it.
		else if (!line && !(kind.endsWith('circle') && marked.has(kind)))
			unplaced.push({
				...{ line: 0, kind: 'post', name: names.called(id), from: on },
				...{ state: 'fault', changes: [], fault, note: null }
			});
		marked.add(kind);
	}
	return unplaced;
}

/** Records of the table's kind that hold on the day and that no row is about. */
function absentFrom(
	{ kind, from }: GivenFile,
	known: StructureRecords,
	lines: readonly { ids: readonly string[] }[]
): number {
	if (kind === 'structure') return 0;
	const named = new Set(lines.flatMap(({ ids }) => ids));
	const held =
		kind === 'posts'
			? asOf(known.posts, from)
			: known.employees.filter(
					({ hiredOn, leftOn }) => hiredOn <= from && (leftOn === null || from < leftOn)
				);
	return held.filter(({ id }) => !named.has(id)).length;
}
