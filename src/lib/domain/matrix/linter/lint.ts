import type { MatrixContent } from '../content';
import { SECTIONS } from '../vocabulary';
import { lintDiscrimination } from './discrimination';
import type { Finding } from './finding';
import { lintFunctions } from './functions';
import { lintKpis } from './kpis';
import { lintProfile } from './profile';
import { lintRepeated } from './repeated';
import { lintRecipients, lintStated, type DerivedHeader, type KnownPosition } from './structure';
import { lintTimes } from './times';
import { lintWording } from './wording';

export interface LintContext {
	/** Without it nothing is said about recipients. */
	knownPositions?: readonly KnownPosition[];
	/** Without it nothing is said about stated boss and reports. */
	derived?: DerivedHeader;
}

const SEVERITY_ORDER = ['error', 'warning', 'info'];

/** All findings about a content, in the order of the form, errors first within a section. */
export function lint(content: MatrixContent, context: LintContext = {}): Finding[] {
	const { knownPositions, derived } = context;
	const findings = [
		...(derived ? lintStated(content, derived, knownPositions ?? []) : []),
		...lintWording(content),
		...lintFunctions(content),
		...(knownPositions ? lintRecipients(content, knownPositions) : []),
		...lintKpis(content),
		...lintProfile(content),
		...lintDiscrimination(content),
		...lintTimes(content),
		...lintRepeated(content)
	];
	return findings.sort(
		(a, b) =>
			SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
			SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity)
	);
}

/** The findings that keep a draft from being submitted. */
export function blocking(findings: readonly Finding[]): Finding[] {
	return findings.filter(({ severity }) => severity === 'error');
}

/** Whether a finding may be set aside with a reason: warnings only. */
export function isDismissible({ severity }: Pick<Finding, 'severity'>): boolean {
	return severity === 'warning';
}

/** What is left to look at once dismissed warnings are taken out; an error cannot be. */
export function openFindings(
	findings: readonly Finding[],
	dismissals: readonly { key: string }[]
): Finding[] {
	const dismissed = new Set(dismissals.map(({ key }) => key));
	return findings.filter((found) => !(isDismissible(found) && dismissed.has(found.key)));
}

/** How many of each severity. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): {
	errors: number;
	warnings: number;
	infos: number;
} {
	const count = (wanted: Finding['severity']) =>
		findings.filter(({ severity }) => severity === wanted).length;
	return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
