import type { Section } from '../vocabulary';
import { cleanText } from './label-key';
import { labelsOf, type Field, type Kind, type Label } from './labels';

/** How the columns of a table are to be read; `columns[i]` is null for a column of no field. */
export interface Layout {
	kind: Kind;
	columns: (Field | null)[];
	/** The words over a column that is no field, so that its cells are listed with them. */
	extras: (string | null)[];
	labels: Label[];
	/** True where the layout was assumed, not read: everything in it should be confirmed. */
	assumed: boolean;
	/** The competency model named in the header («Competencias Rodada»). */
	model: string;
}

export const SECTION_OF: Record<Kind, Section | null> = {
	header: 'header',
	objective: 'objective',
	function: 'functions',
	kpi: 'kpis',
	internal: 'relationships',
	external: 'relationships',
	development: 'development',
	competency: 'competencies',
	education: 'profile',
	travel: 'profile',
	language: 'profile',
	knowledge: 'profile',
	experience: 'profile',
	equipment: 'equipment',
	condition: 'equipment',
	authority: null,
	confidentiality: null,
	signature: null
};

/** Kinds whose labels stand over columns, with the fields of which one must be there. */
const TABLE_KEYS: [Kind, Field[]][] = [
	['function', ['function.what', 'function.recipient']],
	['kpi', ['kpi.statement', 'kpi.target', 'kpi.weight']],
	['external', ['external.parties']],
	['internal', ['internal.parties']],
	['development', ['development.junior', 'development.senior', 'development.master']],
	['competency', ['competency.name']],
	['education', ['education.grade']],
	['language', ['language.name', 'language.read', 'language.spoken']],
	['knowledge', ['knowledge.name']],
	['experience', ['experience.what', 'experience.duration']],
	['equipment', ['equipment.tool', 'equipment.condition']],
	['travel', ['travel.required']],
	['header', ['header.title', 'header.reportsTo', 'header.code']],
	['signature', ['signature.prepared', 'signature.reviewed', 'signature.authorised']]
];
/** Fields that hold what a row is about; its number often stands in a column without a label. */
const MAIN: readonly Field[] = ['function.what', 'kpi.statement', 'experience.what'];
/** Kinds of which one labelled column is a table already. */
const ONE_COLUMN: readonly Kind[] = ['function', 'kpi', 'knowledge', 'experience', 'equipment'];
/** Kinds that are as often written as label and value side by side. */
const PAIRED: readonly Kind[] = ['header', 'travel', 'language', 'signature'];

const MODEL = /^(?:competencias?|competenc(?:y|ies))\s+(.{2,80})$/i;

function labelsOfCell(cell: string): readonly Label[] {
	const found = labelsOf(cell);
	if (found.length > 0 || !MODEL.test(cell)) return found;
	const language = /^competencia/i.test(cell) ? 'es' : 'en';
	return [{ field: 'competency.name', kind: 'competency', language }];
}

/**
 * The layout a row announces as a header, or null. At least two of its cells (half of them or
 * more) are labels of one kind, the key column among them. A row that reads as label, value,
 * label, value is no header.
 */
export function findHeader(cells: readonly string[], section: Section | null): Layout | null {
	const texts = cells.map(cleanText);
	const found = texts.map(labelsOfCell);
	const filled = texts.filter((text) => text !== '').length;
	let best: { kind: Kind; score: number } | null = null;
	for (const [kind, keys] of TABLE_KEYS) {
		const fields = new Set(found.flatMap((labels) => fieldsOf(labels, kind)));
		const hits = found.filter((labels) => fieldsOf(labels, kind).length > 0).length;
		if (!keys.some((key) => fields.has(key)) || hits * 2 < filled) continue;
		if (
			hits < 2 &&
			!(hits === filled && filled === 1 && cells.length > 1 && ONE_COLUMN.includes(kind))
		)
			continue;
		if (PAIRED.includes(kind) && hits < filled) continue;
		const score = fields.size * 4 + (SECTION_OF[kind] === section ? 1 : 0);
		if (!best || score > best.score) best = { kind, score };
	}
	return best && layoutOf(best.kind, texts, found);
}

const fieldsOf = (labels: readonly Label[], kind: Kind): Field[] =>
	labels.filter((label) => label.kind === kind).map(({ field }) => field);

function layoutOf(kind: Kind, texts: string[], found: (readonly Label[])[]): Layout {
	const columns: (Field | null)[] = [];
	const extras: (string | null)[] = [];
	const labels: Label[] = [];
	texts.forEach((text, index) => {
		const label = found[index]?.find(
			(each) => each.kind === kind && (kind === 'header' || !columns.includes(each.field))
		);
		if (label) labels.push(label);
		columns.push(label?.field ?? null);
		extras.push(label || text === '' ? null : text);
	});
	// An empty header cell belongs to the label at its left («Funciones | | Entregable»), unless the
	// row's main text is at its right («Entregable | | Funciones»).
	const given = [...columns];
	texts.forEach((text, index) => {
		if (text !== '') return;
		const next = texts.findIndex((each, at) => at > index && each !== '');
		const right = next < 0 ? null : (given[next] ?? null);
		const left = columns[index - 1] ?? null;
		const before = index > 0 && (left !== null || extras[index - 1] !== null);
		const rightIsMain = right !== null && MAIN.includes(right) && (!left || !MAIN.includes(left));
		columns[index] = before && !rightIsMain ? left : right;
		if (before && !rightIsMain) extras[index] = extras[index - 1] ?? null;
	});
	const model = MODEL.exec(texts[columns.indexOf('competency.name')] ?? '')?.[1] ?? '';
	const named = labelsOf(texts[columns.indexOf('competency.name')] ?? '').length > 0;
	return { kind, columns, extras, labels, assumed: false, model: named ? '' : model };
}

const ASSUMED: Partial<Record<Section, [Kind, Field[]]>> = {
	functions: [
		'function',
		['function.what', 'function.deliverable', 'function.recipient', 'function.frequency']
	],
	development: ['development', ['development.junior', 'development.senior', 'development.master']],
	competencies: ['competency', ['competency.name', 'competency.level']]
};

/** The layout of a table that stands in a section without a header of its own; null if unknowable. */
export function assumeLayout(
	section: Section | null,
	side: 'internal' | 'external' | null,
	width: number
): Layout | null {
	const relationships: [Kind, Field[]] =
		side === 'external'
			? ['external', ['external.parties', 'external.purpose']]
			: ['internal', ['internal.parties', 'internal.purpose']];
	const found = section === 'relationships' ? relationships : section && ASSUMED[section];
	if (!found || found[1].length !== width) return null;
	const extras = found[1].map(() => null);
	return { kind: found[0], columns: [...found[1]], extras, labels: [], assumed: true, model: '' };
}
