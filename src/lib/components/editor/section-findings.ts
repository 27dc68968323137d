import type { Finding } from '$lib/domain/matrix/linter/finding';
import type { Section } from '$lib/domain/matrix/vocabulary';

export interface SectionState {
	section: Section;
	errors: number;
	warnings: number;
	/** Findings about the part as a whole; those about a row stand beside it. */
	own: Finding[];
}

/** What is open in each part of the form. */
export function bySection(
	sections: readonly Section[],
	findings: readonly Finding[]
): SectionState[] {
	return sections.map((section) => {
		const here = findings.filter((finding) => finding.section === section);
		return {
			section,
			errors: here.filter(({ severity }) => severity === 'error').length,
			warnings: here.filter(({ severity }) => severity === 'warning').length,
			own: here.filter(({ rowId }) => rowId === null)
		};
	});
}

/** Findings about a row of a list, those about its deliverables and recipients included. */
export function ofRow(
	findings: readonly Finding[],
	rowId: string,
	partIds: readonly string[]
): Finding[] {
	return findings.filter(
		(finding) =>
			finding.rowId !== null && (finding.rowId === rowId || partIds.includes(finding.rowId))
	);
}
