import { setImmediate } from 'node:timers/promises';
import { can } from '$lib/domain/access/can';
import type { Locale } from '$lib/domain/access/account';
import type { CivilDate } from '$lib/domain/matrix/version';
import { TABLE_COLUMNS, tableRows, type Table } from '$lib/domain/organization/exchange/tables';
import { writtenStructure } from '$lib/domain/organization/exchange/written-structure';
import { tableFileName, tableHeading, yesOrNo } from '$lib/i18n/exchange-words';
import { forbidden } from '$lib/server/errors';
import { writeCsv } from '$lib/server/formats/csv/write-csv';
import { structureYamlPieces } from '$lib/server/formats/yaml';
import type { Context } from '../../context';
import { todayAt } from '../../today';
import { currentStructure } from '../structure';

export interface StructureFile {
	fileName: string;
	text: string;
}

/**
 * The structure as a file that can be imported again.
 * @param date null for every period, past and prepared ones
 * @throws DomainError forbidden
 */
export async function exportStructure(
	ctx: Context,
	date: CivilDate | null
): Promise<StructureFile> {
	if (!can(ctx.actor, 'structure.read-whole')) throw forbidden();
	const { records } = await currentStructure();
	const name = date === null ? 'organization' : `organization ${date}`;
	let text = '';
	for (const piece of structureYamlPieces(writtenStructure(records, date))) {
		text += piece;
		// Other requests are answered between the pieces of a large one.
		await setImmediate();
	}
	return { fileName: `${name}.yaml`, text };
}

/**
 * Posts, employees or units as a table for a spreadsheet; the first two can be imported again.
 * @param date null for today
 * @throws DomainError forbidden
 */
export async function exportTable(
	ctx: Context,
	table: Table,
	asked: { date: CivilDate | null; locale: Locale }
): Promise<StructureFile> {
	if (!can(ctx.actor, 'structure.read-whole')) throw forbidden();
	const structure = await currentStructure();
	const { locale } = asked;
	const date = asked.date ?? todayAt(structure, ctx.now);
	const rows = tableRows(table, structure.records, date).map((row) =>
		row.map((cell) => (typeof cell === 'string' ? cell : yesOrNo(cell, locale)))
	);
	const head = TABLE_COLUMNS[table].map((column) => tableHeading(column, locale));
	return { fileName: tableFileName(table, date, locale), text: writeCsv([head, ...rows]) };
}

/** The date that the company has today. @throws DomainError forbidden */
export async function structureToday(ctx: Context): Promise<CivilDate> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	return todayAt(await currentStructure(), ctx.now);
}

/** What the page of exports shows: the date that is filled in. @throws DomainError forbidden */
export async function exportPage(
	ctx: Context,
	on: CivilDate | null
): Promise<{ date: CivilDate; mayImport: boolean }> {
	if (!can(ctx.actor, 'structure.read-whole')) throw forbidden();
	return { date: on ?? (await structureToday(ctx)), mayImport: can(ctx.actor, 'structure.edit') };
}
