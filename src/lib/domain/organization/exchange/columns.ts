import { fold } from '../../text/fold';

/** What a column may be called, in Spanish and English; compared without accents, case and signs. */
const POST = {
	id: ['id de plaza', 'id de la plaza', 'id plaza', 'post id', 'id'],
	code: [
		'clave',
		'clave del puesto',
		'clave de puesto',
		'código',
		'código del puesto',
		'código de puesto',
		'code',
		'position code',
		'job code'
	],
	title: [
		'puesto',
		'nombre del puesto',
		'título',
		'título del puesto',
		'denominación',
		'cargo',
		'position',
		'position title',
		'title',
		'job title'
	],
	unit: [
		'unidad',
		'clave de unidad',
		'clave de la unidad',
		'unidad organizativa',
		'área',
		'departamento',
		'unit',
		'unit code',
		'area',
		'department'
	],
	/** Written for the reader; the unit is found by the column above. */
	unitName: ['nombre de la unidad', 'nombre de unidad', 'unit name']
} as const;

export const COLUMNS = {
	posts: {
		...POST,
		reportsTo: [
			'reporta a',
			'jefe',
			'jefe inmediato',
			'depende de',
			'puesto al que reporta',
			'reports to',
			'boss',
			'manager'
		],
		headcount: [
			'plazas',
			'número de plazas',
			'no de plazas',
			'lugares',
			'headcount',
			'places',
			'seats',
			'posts'
		],
		workplace: [
			'centro de trabajo',
			'lugar de trabajo',
			'lugar',
			'sede',
			'workplace',
			'location',
			'site'
		],
		staff: ['apoyo', 'de apoyo', 'staff', 'asistencia'],
		assumed: ['línea supuesta', 'línea sin documento', 'assumed', 'assumed line']
	},
	employees: {
		number: [
			'no de empleado',
			'núm de empleado',
			'número de empleado',
			'clave de empleado',
			'no',
			'núm',
			'número',
			'nómina',
			'no de nómina',
			'número de nómina',
			'employee number',
			'employee no',
			'employee id',
			'number'
		],
		givenNames: ['nombres', 'nombre', 'given names', 'given name', 'first name', 'first names'],
		familyNames: [
			'apellidos',
			'apellido',
			'family names',
			'family name',
			'last name',
			'last names',
			'surname',
			'surnames'
		],
		company: ['razón social', 'empresa', 'compañía', 'company', 'legal entity'],
		hiredOn: [
			'fecha de ingreso',
			'ingreso',
			'fecha de alta',
			'fecha de contratación',
			'hire date',
			'hired on',
			'date hired'
		],
		leftOn: [
			'fecha de baja',
			'baja',
			'último día',
			'leaving date',
			'left on',
			'last day',
			'termination date'
		],
		...POST,
		post: ['plaza', 'post'],
		acting: ['encargado', 'encargada', 'encargo', 'acting']
	}
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type TableKind = keyof typeof COLUMNS;
export type PostColumn = keyof typeof COLUMNS.posts;
export type EmployeeColumn = keyof typeof COLUMNS.employees;
export type Column = PostColumn | EmployeeColumn;

/** A row of a table by its columns; a cell that is empty or missing is an empty text. */
export interface TableRow {
	line: number;
	cells: Partial<Record<Column, string>>;
}

/** A heading as it is compared: `No. de empleado (*)` is `no de empleado`. */
const headKey = (text: string): string =>
	fold(
		text
			.replace(/[º°]/g, 'o')
			.replace(/_/g, ' ')
			.replace(/[^\p{L}\p{N}\p{M} ]+/gu, '')
	);

/**
 * The rows of a table by its headings.
 * @returns `missing`: the columns without which a table of this kind says nothing
 */
export function rowsByColumn(
	kind: TableKind,
	table: readonly { line: number; cells: readonly string[] }[]
): { rows: TableRow[]; ignored: string[]; missing: Column[] } {
	const [head, ...rest] = table;
	const names = new Map<string, Column>();
	for (const [column, words] of Object.entries(COLUMNS[kind]))
		for (const word of words) names.set(headKey(word), column as Column);
	const taken = new Set<Column>();
	const ignored: string[] = [];
	const columns = (head?.cells ?? []).map((cell): Column | null => {
		const column = names.get(headKey(cell));
		if (column === undefined || taken.has(column)) {
			if (cell !== '') ignored.push(cell.slice(0, 60));
			return null;
		}
		taken.add(column);
		return column;
	});
	const rows = rest.map(({ line, cells }): TableRow => ({
		line,
		cells: Object.fromEntries(
			columns.flatMap((column, at) => (column ? [[column, cells[at] ?? '']] : []))
		)
	}));
	return { rows, ignored, missing: missingIn(kind, taken) };
}

function missingIn(kind: TableKind, found: ReadonlySet<Column>): Column[] {
	if (kind === 'employees') return found.has('number') ? [] : ['number'];
	if (found.has('id')) return [];
	const missing: Column[] = [];
	if (!found.has('code') && !found.has('title')) missing.push('title');
	if (!found.has('unit')) missing.push('unit');
	return missing;
}
