import type { Moment } from '../../matrix/version';
import type { CheckCode, StructureFinding } from './finding';

/** A finding that somebody looked at and leaves as it is, with the reason. */
export interface SetAsideFinding {
	/** Made of the finding's key. */
	id: string;
	key: string;
	check: CheckCode;
	/** What the finding said then. */
	facts: string;
	reason: string;
	at: Moment;
	/** User id. */
	by: string;
}

/** What a finding says, as one text: another text, another state of things. */
export const factsOf = ({ data }: Pick<StructureFinding, 'data'>): string =>
	JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Findings that are open and findings that were set aside. One comes back as soon as it says
 * something else than when it was set aside.
 */
export function partAside<Finding extends Pick<StructureFinding, 'key' | 'data'>>(
	findings: readonly Finding[],
	marks: readonly SetAsideFinding[]
): { open: Finding[]; aside: { finding: Finding; mark: SetAsideFinding }[] } {
	const byKey = new Map(marks.map((mark) => [mark.key, mark]));
	const open: Finding[] = [];
	const aside: { finding: Finding; mark: SetAsideFinding }[] = [];
	for (const finding of findings) {
		const mark = byKey.get(finding.key);
		if (mark?.facts === factsOf(finding)) aside.push({ finding, mark });
		else open.push(finding);
	}
	return { open, aside };
}
