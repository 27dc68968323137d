import type { CivilDate } from '$lib/domain/matrix/version';
import type { PlannedRow } from '$lib/domain/organization/exchange/planned-row';
import type { ImportKind, ReportLine } from '$lib/domain/organization/exchange/report';
import type { StructureRecords } from '$lib/server/db/structure';
import type { StructureLines } from '$lib/server/formats/yaml';
import type { recordNames, ToldWrite } from './report-lines';

type Told = ReadonlyMap<string, ToldWrite[]>;
type Names = ReturnType<typeof recordNames>;
/** A line with the records that it is about, the main one first. */
export interface AboutLine {
	ids: string[];
	line: ReportLine;
}

/** One line for each row of a table, whatever records it touches. */
export function linesOfTable(
	kind: ImportKind,
	rows: readonly PlannedRow[],
	told: Told,
	names: Names,
	from: CivilDate
): AboutLine[] {
	return rows.map(({ line, name, ids, fault, note }) => {
		const [main] = ids;
		const writes = ids.flatMap((id) => told.get(id) ?? []);
		const isNew = writes.some((write) => write.isNew && write.id === main);
		const state = fault ? 'fault' : isNew ? 'new' : writes.length > 0 ? 'changed' : 'unchanged';
		const whole = kind === 'posts' && main !== undefined ? names.postOf(main) : undefined;
		return {
			ids,
			line: {
				...{ line, kind: kind === 'posts' ? 'post' : 'employee', name: whole ?? name, from },
				...{ state, fault, note },
				changes: fault ? [] : writes.flatMap(changesOf)
			}
		};
	});
}

/** What somebody joins or leaves is told by the post; everything else field by field. */
function changesOf(write: ToldWrite): ReportLine['changes'] {
	const { kind, isNew, begins, post, changes } = write;
	if (kind === 'position' && isNew) return [{ path: 'new-position', before: null, after: null }];
	if (kind !== 'incumbency') return changes;
	const acting = changes.some(({ path, after }) => path === 'acting' && after === 'true');
	const ends = changes.find(({ path, after }) => path === 'validTo' && after !== null);
	const told: ReportLine['changes'] = [];
	if (begins) told.push({ path: acting ? 'joins-acting' : 'joins', before: null, after: post });
	if (ends) told.push({ path: 'leaves', before: post, after: ends.after });
	return told.length > 0 ? told : changes;
}

const LISTS = [
	['companies', 'company'],
	['units', 'unit'],
	['positions', 'position'],
	['posts', 'post'],
	['employees', 'employee'],
	['incumbencies', 'incumbency']
] as const;

/** One line for each row of a structure file. Other names of a position are told with it. */
export function linesOfFile(
	given: StructureRecords,
	places: StructureLines,
	told: Told,
	names: Names
): AboutLine[] {
	const aliases = Map.groupBy(given.aliases, ({ positionId }) => positionId);
	return LISTS.flatMap(([list, kind]) =>
		given[list].map((row, at): AboutLine => {
			const from = 'validFrom' in row ? row.validFrom : null;
			const own = (told.get(row.id) ?? []).filter((write) => write.from === from);
			const others =
				list === 'positions'
					? (aliases.get(row.id) ?? []).flatMap((alias) =>
							(told.get(alias.id) ?? []).map(() => ({
								path: 'alias',
								before: null,
								after: alias.name
							}))
						)
					: [];
			const changes = [...own.flatMap((write) => write.changes), ...others];
			const isNew = own.some((write) => write.isNew);
			return {
				ids: [row.id],
				line: {
					...{ line: places[list][at] ?? 0, kind, name: names.nameOf(list, row), from },
					state: isNew ? 'new' : own.length + others.length > 0 ? 'changed' : 'unchanged',
					...{ changes, fault: null, note: null }
				}
			};
		})
	);
}
