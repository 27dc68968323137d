import { Document, isMap, isSeq, visit } from 'yaml';
import type { Kpi, KpiTarget, MatrixContent, Recipient } from '$lib/domain/matrix/content';
import { unitOfValue } from './read-matrix';

export interface WrittenMatrix {
	code: string;
	formerCodes: readonly string[];
	positionId: string | null;
	content: MatrixContent;
}

/**
 * A matrix as a YAML file that `readMatrixYaml` reads back to the same content and row ids.
 * Empty fields are left out. UTF-8, line feeds, ends in one.
 * @param codeOf the code of a position by its id; null for one that is gone (its id is written)
 */
export function writeMatrixYaml(
	{ code, formerCodes, positionId, content }: WrittenMatrix,
	codeOf: (positionId: string) => string | null
): string {
	const { functions, kpis, relationships, development, profile, equipment, ...rest } = content;
	const { title, language, competenceLevel, stated, objective, noKpisReason } = rest;
	const file = without({
		escalafon: 'matrix/1',
		code,
		formerCodes: [...formerCodes],
		id: positionId,
		title,
		language,
		competenceLevel,
		stated: without(stated),
		objective,
		functions: functions.map(({ id, what, deliverables, timeShare }) => ({
			id,
			what,
			...without({
				deliverables: deliverables.map((one) => ({
					id: one.id,
					...without({
						name: one.name,
						to: one.recipients.map((each) => recipient(each, codeOf)),
						frequency: one.frequency
					})
				})),
				timeShare: timeShare === null ? null : percent(timeShare)
			})
		})),
		kpis: kpis.map(kpi),
		relationships: without({
			internal: relationships.internal.map(relationship),
			external: relationships.external.map(relationship)
		}),
		development: without({
			junior: development.junior.map(topic),
			senior: development.senior.map(topic),
			master: development.master.map(topic)
		}),
		competencies: rest.competencies.map(({ id, name, ...more }) => ({
			id,
			name,
			...without(more)
		})),
		profile: without({
			education: profile.education.map(({ id, grade, required, ...more }) => ({
				id,
				grade,
				...(required ? { required } : {}),
				...without(more)
			})),
			travel: without(profile.travel),
			languages: profile.languages.map(named),
			knowledge: profile.knowledge.map(named),
			experience: profile.experience.map(({ id, what, ...more }) => ({
				id,
				what,
				...without(more)
			}))
		}),
		equipment,
		conditions: rest.conditions,
		authority: rest.authority,
		confidentiality: rest.confidentiality
	});
	// Said even when empty: an empty title is a draft's, an empty reason still marks «no KPIs».
	file.title = title;
	if (noKpisReason !== null) file.noKpisReason = noKpisReason;
	return print(file);
}

/** A blank line before each part, so that the file reads like the form it stands for. */
function print(file: Record<string, unknown>): string {
	const document = new Document(wellFormed(file), { version: '1.2' });
	visit(document, {
		Pair(_, pair, ancestors) {
			const top = ancestors.length === 2;
			if (!top || !(isMap(pair.value) || isSeq(pair.value)) || pair.value.flow) return;
			const key = pair.key as { value?: unknown; spaceBefore?: boolean };
			if (key.value !== 'formerCodes') key.spaceBefore = true;
		}
	});
	return document.toString({ lineWidth: 100, flowCollectionPadding: false });
}

/** Half a surrogate pair cannot be written in UTF-8; it becomes the replacement character. */
function wellFormed(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (Array.isArray(value)) return value.map(wellFormed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wellFormed(each)]));
}

/** What says nothing is not written: null, empty texts, empty lists and maps. */
function without(fields: Record<string, unknown>): Record<string, unknown> {
	const says = (value: unknown) =>
		value !== null &&
		value !== undefined &&
		value !== '' &&
		(typeof value !== 'object' || Object.keys(value).length > 0);
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => says(value)));
}

const percent = (hundredths: number): string => `${hundredths / 100} %`;

const relationship = (row: MatrixContent['relationships']['internal'][number]) => ({
	id: row.id,
	...without({ with: row.parties, purpose: row.purpose })
});
const topic = ({ id, name, kind, required }: MatrixContent['development']['junior'][number]) => ({
	id,
	name,
	...without({ kind }),
	...(required ? { required } : {})
});
const named = ({ id, name, ...more }: { id: string; name: string }) => ({
	id,
	name,
	...without(more)
});

function recipient(row: Recipient, codeOf: (positionId: string) => string | null) {
	const { id, kind, positionId, name } = row;
	const code = positionId === null ? null : codeOf(positionId);
	const gone = positionId !== null && code === null ? { positionId } : {};
	if (kind === 'position') return { id, position: code, name, ...gone };
	const words = kind === 'alias' ? { alias: name } : { text: name };
	return { id, ...words, ...(code === null ? gone : { position: code }) };
}

function kpi(row: Kpi): Record<string, unknown> {
	const { id, statement, source, target, valueType, currency, direction, weight } = row;
	return {
		id,
		...without({ statement, source, valueType, currency }),
		...without({ target: target && targetOf(target, row), better: direction }),
		weight: percent(weight),
		...without({ formula: row.formula, measured: row.period })
	};
}

function targetOf(target: KpiTarget, { valueType, currency }: Kpi): Record<string, unknown> {
	const { comparison, value, upperValue, unit } = target;
	const range = comparison === 'range';
	const yesNo = comparison === 'exact' && valueType === 'yes-no' && (value === 0 || value === 1);
	return {
		[comparison]: range ? [value, upperValue] : yesNo ? value === 1 : value,
		...(range ? {} : without({ upperValue })),
		...(unit === unitOfValue(valueType, currency) ? {} : { unit }),
		...without({
			scope: target.scope,
			wording: target.wording,
			lowerLimit: target.lowerLimit,
			upperLimit: target.upperLimit
		})
	};
}
