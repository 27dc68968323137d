import type { MatrixContent } from './content';

/** A matrix with nothing in it, as a new position starts. */
export function emptyMatrix(title: string, language: 'es' | 'en' = 'es'): MatrixContent {
	return {
		language,
		title,
		competenceLevel: '',
		stated: { unit: '', reportsTo: '', directReports: '' },
		objective: '',
		functions: [],
		kpis: [],
		noKpisReason: null,
		relationships: { internal: [], external: [] },
		development: { junior: [], senior: [], master: [] },
		competencies: [],
		profile: {
			education: [],
			travel: { required: null, frequency: '' },
			languages: [],
			knowledge: [],
			experience: []
		},
		equipment: [],
		conditions: [],
		authority: '',
		confidentiality: ''
	};
}
