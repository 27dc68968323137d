import type { Deliverable, Kpi, MatrixContent, MatrixFunction } from '../content';
import { SECTIONS, STAGES, type Section } from '../vocabulary';
import { changedFields, compareRows } from './compare-rows';
import type { Difference, DifferenceValue } from './difference';

/**
 * What changed from one content to another, in the order of the form. Contents that differ in
 * nothing but ids give an empty list. The texts a document stated about the structure don't count.
 */
export function differences(before: MatrixContent, after: MatrixContent): Difference[] {
	const all = [
		...compareAlone('header', before, after, ({ title, competenceLevel, language }) => ({
			title,
			competenceLevel,
			language
		})),
		...compareAlone('objective', before, after, ({ objective }) => ({ objective })),
		...compareFunctions(before.functions, after.functions),
		...compareAlone('kpis', before, after, ({ noKpisReason }) => ({ noKpisReason })),
		...compareKpis(before.kpis, after.kpis),
		...compareRows(relationships(before), relationships(after), {
			section: 'relationships',
			subject: 'relationship',
			label: (row) => row.parties.join(', '),
			fields: ({ parties, purpose, side }) => ({ parties, purpose, side }),
			group: ({ side }) => side
		}),
		...compareRows(topics(before), topics(after), {
			section: 'development',
			subject: 'topic',
			label: ({ name }) => name,
			fields: ({ name, stage, kind, required }) => ({ name, stage, kind, required }),
			group: ({ stage }) => stage
		}),
		...compareRows(before.competencies, after.competencies, {
			section: 'competencies',
			subject: 'competency',
			label: ({ name }) => name,
			fields: ({ name, level, model }) => ({ name, level, model })
		}),
		...compareProfile(before.profile, after.profile),
		...compareAlone('profile', before, after, ({ profile }) => ({
			travelRequired: profile.travel.required,
			travelFrequency: profile.travel.frequency
		})),
		...compareRows(before.equipment, after.equipment, {
			section: 'equipment',
			subject: 'tool',
			label: ({ name }) => name,
			fields: ({ name }) => ({ name })
		}),
		...compareRows(before.conditions, after.conditions, {
			section: 'equipment',
			subject: 'condition',
			label: ({ description }) => description,
			fields: ({ kind, description }) => ({ conditionKind: kind, description })
		}),
		...compareAlone('equipment', before, after, ({ authority, confidentiality }) => ({
			authority,
			confidentiality
		}))
	];
	return all.sort((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
}

function compareAlone(
	section: Section,
	before: MatrixContent,
	after: MatrixContent,
	pick: (content: MatrixContent) => Record<string, DifferenceValue>
): Difference[] {
	return changedFields(pick(before), pick(after)).map((change) => ({
		section,
		subject: 'content',
		kind: 'changed',
		rowId: null,
		number: null,
		label: '',
		parent: null,
		...change
	}));
}

function compareFunctions(
	before: readonly MatrixFunction[],
	after: readonly MatrixFunction[]
): Difference[] {
	return compareRows(before, after, {
		section: 'functions',
		subject: 'function',
		label: ({ what }) => what,
		fields: ({ what, timeShare }) => ({ what, timeShare }),
		inside: (older, newer, number) =>
			compareRows<Deliverable>(older.deliverables, newer.deliverables, {
				section: 'functions',
				subject: 'deliverable',
				label: ({ name }) => name,
				fields: ({ name, recipients, frequency }) => ({
					name,
					recipients: recipients.map((recipient) => recipient.name),
					frequency
				}),
				parent: {
					number,
					several: Math.max(older.deliverables.length, newer.deliverables.length) > 1
				}
			})
	});
}

function compareKpis(before: readonly Kpi[], after: readonly Kpi[]): Difference[] {
	return compareRows(before, after, {
		section: 'kpis',
		subject: 'kpi',
		label: ({ statement }) => statement,
		fields: ({ statement, source, target, valueType, currency, direction, weight, ...row }) => ({
			statement,
			source,
			target: { target, valueType, currency },
			direction,
			weight,
			formula: row.formula,
			period: row.period
		})
	});
}

function compareProfile(
	before: MatrixContent['profile'],
	after: MatrixContent['profile']
): Difference[] {
	return [
		...compareRows(before.education, after.education, {
			section: 'profile',
			subject: 'education',
			label: ({ grade }) => grade,
			fields: ({ grade, required, status, fields }) => ({ grade, required, status, fields })
		}),
		...compareRows(before.languages, after.languages, {
			section: 'profile',
			subject: 'language',
			label: ({ name }) => name,
			fields: ({ name, read, written, spoken }) => ({ name, read, written, spoken })
		}),
		...compareRows(before.knowledge, after.knowledge, {
			section: 'profile',
			subject: 'knowledge',
			label: ({ name }) => name,
			fields: ({ name, need }) => ({ name, need })
		}),
		...compareRows(before.experience, after.experience, {
			section: 'profile',
			subject: 'experience',
			label: ({ what }) => what,
			fields: ({ what, duration }) => ({ what, duration })
		})
	];
}

/** Both sides and all stages as one list each, so that a row that changes place is still known. */
const relationships = ({ relationships: { internal, external } }: MatrixContent) => [
	...internal.map((row) => ({ ...row, side: 'internal' as const })),
	...external.map((row) => ({ ...row, side: 'external' as const }))
];

const topics = ({ development }: MatrixContent) =>
	STAGES.flatMap((stage) => development[stage].map((row) => ({ ...row, stage })));
