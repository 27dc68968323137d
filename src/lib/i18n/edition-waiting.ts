import type { EditionView } from '$lib/domain/manual/views';
import type { Locale } from './format';
import { listed } from './listed';
import { m } from './paraglide/messages';

type Waiting = Pick<EditionView, 'edition' | 'reviewers' | 'authoriser' | 'blocked'>;

/** For whom an edition waits, told to the reader: null where it waits for nobody. */
export function editionWaiting(
	{ edition: { state }, reviewers, authoriser, blocked }: Waiting,
	locale: Locale
): string | null {
	const told = { locale };
	if (state === 'approved') return blocked ? null : m.manual_waiting_publish({}, told);
	if (state !== 'in-review') return null;
	const owed = reviewers.filter((each) => each.owed);
	const others = owed.filter(({ self }) => !self).map(({ name }) => name);
	const names = listed(others, locale);
	if (owed.length > others.length)
		return others.length === 0
			? m.manual_waiting_you({}, told)
			: m.manual_waiting_you_others({ names }, told);
	if (others.length > 0) return m.manual_waiting_reviewers({ names }, told);
	if (authoriser?.self) return m.manual_waiting_you_authorise({}, told);
	return authoriser
		? m.manual_waiting_authoriser({ name: authoriser.name }, told)
		: m.manual_waiting_outside({}, told);
}
