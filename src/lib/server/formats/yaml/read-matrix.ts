import {
	matrixContentSchema,
	type MatrixContent,
	type Recipient
} from '$lib/domain/matrix/content';
import type { KnownPosition } from '$lib/domain/matrix/recognition';
import { parseTarget } from '$lib/domain/matrix/recognition/target';
import type { ValueType } from '$lib/domain/matrix/vocabulary';
import { fault, faultsOf, type Fault, type YamlError } from './errors';
import { matrixFileSchema, type MatrixFile } from './matrix-file';
import { checkFile, inOrder, parseFile, type SourceFile } from './parse-file';

/** A position's matrix as a file gives it; nothing has been saved or looked up in a store. */
export interface ReadMatrix {
	code: string;
	formerCodes: string[];
	/** The position's id in the file, null when it carries none. */
	positionId: string | null;
	unit: string | null;
	title: string;
	content: MatrixContent;
}
export type MatrixReading = { ok: true; matrix: ReadMatrix } | { ok: false; errors: YamlError[] };

interface Options {
	/** Gives a fresh row id for a row that has none. */
	newId: () => string;
	/** The positions that recipients may name by code, title or alias. */
	positions?: readonly KnownPosition[];
}

/** Reads a matrix file (`escalafon: matrix/1`); every fault of it is reported at once. */
export function readMatrixYaml(source: SourceFile, options: Options): MatrixReading {
	const parsing = parseFile(source);
	if (!parsing.ok) return parsing;
	const { parsed } = parsing;
	const checked = checkFile(parsed, matrixFileSchema);
	const repeated = repeatedIds(parsed.value);
	if (!checked.ok)
		return { ok: false, errors: inOrder([...checked.errors, ...repeated.map(parsed.locate)]) };
	const file = checked.data;
	const faults: Fault[] = [...repeated];
	const content = contentOf(file, options, faults);
	const valid = matrixContentSchema.safeParse(content, { reportInput: true });
	if (!valid.success) faults.push(...faultsOf(valid.error.issues));
	if (faults.length > 0 || !valid.success)
		return { ok: false, errors: inOrder(faults.map(parsed.locate)) };
	const { code, formerCodes, unit, title } = file;
	const matrix = {
		code,
		formerCodes,
		positionId: file.id ?? null,
		unit,
		title,
		content: valid.data
	};
	return { ok: true, matrix };
}

/** A second row with the id of an earlier one; both cannot be the same row. */
function repeatedIds(value: unknown): Fault[] {
	const seen = new Set<string>();
	const faults: Fault[] = [];
	const walk = (at: unknown, path: PropertyKey[]): void => {
		if (Array.isArray(at)) at.forEach((each, index) => walk(each, [...path, index]));
		else if (typeof at === 'object' && at !== null)
			for (const [key, each] of Object.entries(at)) {
				const isRowId = key === 'id' && typeof path.at(-1) === 'number';
				if (isRowId && typeof each === 'string') {
					if (seen.has(each)) faults.push(fault([...path, 'id'], 'duplicate-id', { id: each }));
					seen.add(each);
				} else walk(each, [...path, key]);
			}
	};
	walk(value, []);
	return faults;
}

function contentOf(file: MatrixFile, options: Options, faults: Fault[]): MatrixContent {
	const { newId } = options;
	const withId = <T extends { id?: string | undefined }>(row: T) => ({
		...row,
		id: row.id ?? newId()
	});
	const find = recipientFinder(options);
	const named = <T extends { id?: string | undefined }>(
		row: string | T,
		make: (name: string) => T
	) => withId(typeof row === 'string' ? make(row) : row);
	const topics = (rows: MatrixFile['development']['junior']) =>
		rows.map((row) => named(row, (name) => ({ id: undefined, name, kind: null, required: false })));
	const parties = (rows: MatrixFile['relationships']['internal']) =>
		rows.map(({ id, with: names, purpose }) => ({ id: id ?? newId(), parties: names, purpose }));
	return {
		language: file.language,
		title: file.title,
		competenceLevel: file.competenceLevel,
		stated: file.stated,
		objective: file.objective,
		functions: file.functions.map((each, f) => ({
			id: each.id ?? newId(),
			what: each.what,
			timeShare: each.timeShare,
			deliverables: each.deliverables.map((one, d) => ({
				id: one.id ?? newId(),
				name: one.name,
				frequency: one.frequency,
				recipients: one.to.map((to, r) =>
					find(to, (code) =>
						faults.push(
							fault(['functions', f, 'deliverables', d, 'to', r], 'unknown-reference', { code })
						)
					)
				)
			}))
		})),
		kpis: file.kpis.map((each, index) =>
			kpiOf(each, newId, () => {
				faults.push(fault(['kpis', index, 'target'], 'bad-target'));
			})
		),
		noKpisReason: file.noKpisReason,
		relationships: {
			internal: parties(file.relationships.internal),
			external: parties(file.relationships.external)
		},
		development: {
			junior: topics(file.development.junior),
			senior: topics(file.development.senior),
			master: topics(file.development.master)
		},
		competencies: file.competencies.map(withId),
		profile: {
			education: file.profile.education.map(withId),
			travel: file.profile.travel,
			languages: file.profile.languages.map(withId),
			knowledge: file.profile.knowledge.map(withId),
			experience: file.profile.experience.map(withId)
		},
		equipment: file.equipment.map((row) => named(row, (name) => ({ id: undefined, name }))),
		conditions: file.conditions.map(withId),
		authority: file.authority,
		confidentiality: file.confidentiality
	};
}

type Written = MatrixFile['functions'][number]['deliverables'][number]['to'][number];

/** Turns a written recipient into one that points to its position where it names one. */
function recipientFinder({ newId, positions = [] }: Options) {
	const byCode = new Map(positions.map((each) => [each.code.toLowerCase(), each]));
	return (written: Written, unknown: (code: string) => void): Recipient => {
		if (typeof written === 'string') {
			const held = byCode.get(written.toLowerCase());
			const name = held?.title ?? written;
			const positionId = held?.id ?? null;
			return { id: newId(), kind: held ? 'position' : 'text', positionId, name };
		}
		const { position, alias, text, name, positionId = null } = written;
		const held = position ? byCode.get(position.toLowerCase()) : undefined;
		if (position && !held) unknown(position);
		const kind = alias !== undefined ? 'alias' : text !== undefined ? 'text' : 'position';
		return {
			id: written.id ?? newId(),
			kind,
			positionId: held?.id ?? positionId,
			name: alias ?? text ?? name ?? held?.title ?? ''
		};
	};
}

/** The unit that a target has when the file does not say: that of its value type. */
export const unitOfValue = (valueType: ValueType | null, currency: string | null): string =>
	valueType === 'percentage'
		? '%'
		: valueType === 'minutes'
			? 'min'
			: valueType === 'currency'
				? (currency ?? '')
				: '';

function kpiOf(
	file: MatrixFile['kpis'][number],
	newId: () => string,
	bad: () => void
): MatrixContent['kpis'][number] {
	const { statement, source, valueType, currency, better, weight, formula, measured } = file;
	const base = { statement, source, valueType, currency, weight, formula };
	const common = { ...base, id: file.id ?? newId(), direction: better, period: measured };
	if (file.target === null) return { ...common, target: null };
	if (typeof file.target === 'string') {
		const found = parseTarget(file.target, valueType, better);
		if (!found) bad();
		return { ...common, target: found?.target ?? null };
	}
	const { minimum, maximum, exact, range, upperValue, unit, ...rest } = file.target;
	const comparison =
		minimum !== undefined
			? 'minimum'
			: maximum !== undefined
				? 'maximum'
				: range
					? 'range'
					: 'exact';
	return {
		...common,
		target: {
			...rest,
			comparison,
			value: minimum ?? maximum ?? range?.[0] ?? Number(exact),
			upperValue: range ? range[1] : upperValue,
			unit: unit ?? unitOfValue(valueType, currency)
		}
	};
}
