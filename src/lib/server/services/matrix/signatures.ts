import { civilDateIn } from '$lib/domain/calendar/civil-date';
import type { MatrixVersion, Moment, SectionComment, Verdict } from '$lib/domain/matrix/version';
import type { Section } from '$lib/domain/matrix/vocabulary';
import type { SignatureLine } from '$lib/domain/matrix/views';
import type { NameOf } from '../people/person-names';

type Signed<Place extends string = string> = Pick<MatrixVersion, 'preparedBy' | 'submittedAt'> & {
	verdicts: readonly Verdict<Place>[];
};

/** Everybody whose name a version shows. */
export function peopleOf(
	version: Signed &
		Pick<MatrixVersion, 'updatedBy' | 'publishedBy' | 'authoriserId'> &
		({ reviewerId: string | null } | { reviewerIds: readonly string[] })
): (string | null)[] {
	return [
		version.preparedBy,
		version.updatedBy,
		version.publishedBy,
		...('reviewerIds' in version ? version.reviewerIds : [version.reviewerId]),
		version.authoriserId,
		...version.verdicts.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf])
	];
}

/** Verdicts on the last submission; earlier ones count no more. */
export function lastRound<Place extends string>(version: Signed<Place>): Verdict<Place>[] {
	return version.verdicts.filter(
		({ at }) => version.submittedAt === null || at >= version.submittedAt
	);
}

/** Prepared, reviewed, authorised, as far as it has come, each with the position held that day. */
export function signatureLines(version: Signed, nameOf: NameOf, zone: string): SignatureLine[] {
	if (version.submittedAt === null) return [];
	const lines = [line('prepared', version.preparedBy, version.submittedAt, nameOf, zone)];
	for (const verdict of lastRound(version)) {
		if (verdict.outcome !== 'approved') continue;
		const shown = verdict.role === 'reviewer' ? 'reviewed' : 'authorised';
		if (verdict.outside) {
			const { givenBy: name, on, document } = verdict.outside;
			lines.push({ role: shown, name, position: '', on, onBehalfOf: null, document });
			continue;
		}
		const signed = line(shown, verdict.by, verdict.at, nameOf, zone);
		const absent = verdict.onBehalfOf === null ? null : nameOf(verdict.onBehalfOf).name;
		lines.push({ ...signed, onBehalfOf: absent });
	}
	return lines;
}

/** Comments on the last submission, section by section. */
export function lastComments<Place extends string = Section>(
	version: Signed<Place>,
	nameOf: NameOf
): (SectionComment<Place> & { by: string; at: Moment })[] {
	return lastRound(version).flatMap((verdict) =>
		verdict.comments.map((comment) => ({ ...comment, by: nameOf(verdict.by).name, at: verdict.at }))
	);
}

function line(
	role: SignatureLine['role'],
	userId: string,
	at: Moment,
	nameOf: NameOf,
	zone: string
): SignatureLine {
	const on = civilDateIn(at, zone);
	const { name, position } = nameOf(userId, on);
	return { role, name, position, on, onBehalfOf: null, document: null };
}
