import { fold, sameFolded } from '../../text/fold';
import { sameWords } from '../../text/significant-words';
import type { MatrixContent } from '../content';
import { finding, type Finding } from './finding';

export interface KnownPosition {
	id: string;
	title: string;
	aliases: readonly string[];
}

/** Titles that the posts give today; a position in several units may have several bosses. */
export interface DerivedHeader {
	bosses: readonly string[];
	reports: readonly string[];
}

const NOBODY =
	/^(?:n\s*\/?\s*a|no aplica|ningun[oa]?|nadie|sin (?:reportes|personal)[^,]*|none|nobody|not applicable|-+|0)\.?$/;

/** Recipients that are no position here. */
export function lintRecipients(
	{ functions }: MatrixContent,
	known: readonly KnownPosition[]
): Finding[] {
	const ids = new Set(known.map(({ id }) => id));
	const names = new Set(known.flatMap(({ title, aliases }) => [title, ...aliases].map(fold)));
	return functions.flatMap((row, index) =>
		row.deliverables.flatMap((deliverable) =>
			deliverable.recipients.flatMap((recipient) => {
				const { id, kind, positionId, name } = recipient;
				const isKnown =
					kind === 'text' ? names.has(fold(name)) : positionId !== null && ids.has(positionId);
				if (isKnown || (name.trim() === '' && positionId === null)) return [];
				return [
					finding(
						'recipient_unknown',
						{ section: 'functions', rowId: id, field: 'recipients', subject: fold(name) },
						{ number: index + 1, parentId: row.id, name }
					)
				];
			})
		)
	);
}

/** What the document said about boss and reports, held against the posts. Silence is no difference. */
export function lintStated(
	{ stated }: Pick<MatrixContent, 'stated'>,
	derived: DerivedHeader,
	known: readonly KnownPosition[]
): Finding[] {
	const findings: Finding[] = [];
	const named = (text: string, titles: readonly string[]) =>
		titles.some((title) => isNamed(text, title, known));
	const boss = stated.reportsTo.trim();
	if (boss !== '' && !(isNobody(boss) ? derived.bosses.length === 0 : named(boss, derived.bosses)))
		findings.push(
			finding(
				'stated_boss_differs',
				{ section: 'header', field: 'reportsTo', subject: fold(boss) },
				{ stated: boss, derived: derived.bosses.join(', ') }
			)
		);
	const reports = stated.directReports.trim();
	const parts = isNobody(reports) ? [] : namesIn(reports);
	const agree =
		parts.every((part) => named(part, derived.reports)) &&
		derived.reports.every((title) => parts.some((part) => isNamed(part, title, known)));
	if (reports !== '' && !agree)
		findings.push(
			finding(
				'stated_reports_differ',
				{ section: 'header', field: 'directReports', subject: fold(reports) },
				{ stated: reports, derived: derived.reports.join(', ') }
			)
		);
	return findings;
}

function isNamed(text: string, title: string, known: readonly KnownPosition[]): boolean {
	if (sameFolded(text, title) || sameWords(text, title)) return true;
	const position = known.find((candidate) => sameFolded(candidate.title, title));
	return (position?.aliases ?? []).some((alias) => sameFolded(alias, text));
}

function isNobody(text: string): boolean {
	return NOBODY.test(fold(text));
}

function namesIn(text: string): string[] {
	const parts = text.split(/[,;/\n]|\s+(?:y|e|and)\s+(?=\p{Lu})/u).map((part) => part.trim());
	return parts.filter((part) => part !== '');
}
