import { rowsByColumn } from '$lib/domain/organization/exchange/columns';
import { planEmployees } from '$lib/domain/organization/exchange/plan-employees';
import { planPosts } from '$lib/domain/organization/exchange/plan-posts';
import type { PlannedRow } from '$lib/domain/organization/exchange/planned-row';
import { LARGEST_FILE, MOST_ROWS } from '$lib/domain/organization/exchange/report';
import { newId } from '$lib/server/db/ids';
import type { StructureRecords } from '$lib/server/db/structure';
import { DomainError } from '$lib/server/errors';
import { decodeText, readCsv } from '$lib/server/formats/csv/read-csv';
import { readStructure, type StructureLines } from '$lib/server/formats/yaml';
import { knownNames } from '../record-ids';
import { recordsOf } from '../structure-records';
import type { GivenFile } from './given-file';

interface Read {
	/** To be laid over the stored ones. */
	given: StructureRecords;
	ignored: string[];
	accounts: number;
}
export type ReadImport =
	(Read & { rows: PlannedRow[]; lines: null }) | (Read & { rows: null; lines: StructureLines });

const EMPTY: StructureRecords = {
	companies: [],
	units: [],
	positions: [],
	aliases: [],
	posts: [],
	employees: [],
	incumbencies: []
};

/** The records that a file speaks of. @throws DomainError as `checkStructureImport` */
export function readImport(file: GivenFile, known: StructureRecords): ReadImport {
	const { bytes, kind } = file;
	if (bytes.byteLength === 0) throw new DomainError('file-empty');
	if (bytes.byteLength > LARGEST_FILE)
		throw new DomainError('file-too-large', { limit: LARGEST_FILE / 1024 / 1024 });
	return kind === 'structure' ? readFile(file, known) : readTable(file, kind, known);
}

function readFile({ fileName, bytes }: GivenFile, known: StructureRecords): ReadImport {
	const reading = readStructure([{ file: fileName, bytes }], knownNames(known));
	if (!reading.ok)
		throw new DomainError('file-unreadable', { count: reading.errors.length }, reading.errors);
	const { structure, lines } = reading;
	return {
		given: recordsOf(structure, known),
		rows: null,
		lines,
		ignored: [],
		accounts: structure.people.length
	};
}

function readTable(
	{ bytes, from }: GivenFile,
	kind: 'posts' | 'employees',
	known: StructureRecords
): ReadImport {
	// No text holds a zero byte; every workbook, picture and PDF does.
	if (bytes.includes(0)) throw new DomainError('list-no-text');
	const table = readCsv(decodeText(bytes));
	if (table.length - 1 > MOST_ROWS) throw new DomainError('table-too-long', { most: MOST_ROWS });
	const { rows, ignored, missing } = rowsByColumn(kind, table);
	if (missing.length > 0) throw new DomainError(`table-heads-${kind}`);
	if (rows.length === 0) throw new DomainError('table-empty');
	const plan = (kind === 'posts' ? planPosts : planEmployees)(rows, known, {
		from,
		newId: () => newId()
	});
	return {
		given: { ...EMPTY, ...plan.given },
		rows: plan.rows,
		lines: null,
		ignored,
		accounts: 0
	};
}
