import type { MatrixContent } from '../content';
import type { Counts } from './types';

/** How many rows of each kind a matrix has; for the preview and for `import --dry-run`. */
export function countRows(content: MatrixContent): Counts {
	const { functions, kpis, relationships, development, profile } = content;
	return {
		functions: functions.length,
		deliverables: functions.reduce((sum, each) => sum + each.deliverables.length, 0),
		kpis: kpis.length,
		weightSum: kpis.reduce((sum, each) => sum + each.weight, 0),
		internal: relationships.internal.length,
		external: relationships.external.length,
		junior: development.junior.length,
		senior: development.senior.length,
		master: development.master.length,
		competencies: content.competencies.length,
		education: profile.education.length,
		educationMarked: profile.education.filter((each) => each.required).length,
		languages: profile.languages.length,
		languageSkills: profile.languages
			.flatMap(({ read, written, spoken }) => [read, written, spoken])
			.filter((level) => level !== null).length,
		knowledge: profile.knowledge.length,
		experience: profile.experience.length,
		equipment: content.equipment.length,
		conditions: content.conditions.length
	};
}
