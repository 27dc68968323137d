import { fold } from '../../text/fold';
import type { MatrixContent } from '../content';
import type { Section } from '../vocabulary';
import { finding, type Finding } from './finding';

/** Rows that say the same as an earlier row of their list. Functions have a rule of their own. */
export function lintRepeated(content: MatrixContent): Finding[] {
	const { profile, development, relationships } = content;
	const parties = (row: { parties: string[] }) => row.parties.join(', ');
	const name = (row: { name: string }) => row.name;
	return [
		...repeated('kpis', content.kpis, (row) => row.statement),
		...repeated('relationships', relationships.internal, parties),
		...repeated('relationships', relationships.external, parties),
		...repeated('development', development.junior, name),
		...repeated('development', development.senior, name),
		...repeated('development', development.master, name),
		...repeated('competencies', content.competencies, (row) => `${row.model} ${row.name}`),
		...repeated('profile', profile.education, (row) => row.grade, 'grade'),
		...repeated('profile', profile.languages, name),
		...repeated('profile', profile.knowledge, name),
		...repeated('profile', profile.experience, (row) => row.what),
		...repeated('equipment', content.equipment, name),
		...repeated('equipment', content.conditions, (row) => row.description)
	];
}

/** `field` is named where the saying is a code that needs its word. */
function repeated<Row extends { id: string }>(
	section: Section,
	rows: readonly Row[],
	saying: (row: Row) => string,
	field?: string
): Finding[] {
	const first = new Map<string, number>();
	return rows.flatMap((row, index) => {
		const key = fold(saying(row));
		if (key === '') return [];
		const earlier = first.get(key);
		if (earlier === undefined) {
			first.set(key, index + 1);
			return [];
		}
		return [
			finding(
				'repeated_row',
				field === undefined ? { section, rowId: row.id } : { section, rowId: row.id, field },
				{ number: index + 1, first: earlier, text: saying(row) }
			)
		];
	});
}
