import type { VersionHead } from '$lib/domain/matrix/views';
import type { Format } from './format';
import { m } from './paraglide/messages';

/** "Versión 4, vigente desde el 2 mar 2026" and its kin, by state. */
export function versionLine(
	version: Pick<VersionHead, 'number' | 'state' | 'effectiveFrom'>,
	inForce: number | null,
	format: Format
): string {
	const options = { locale: format.locale };
	const { number, state, effectiveFrom } = version;
	if (number === null || effectiveFrom === null) {
		return inForce === null
			? m.position_draft_first({}, options)
			: m.position_draft_of({ number: inForce + 1 }, options);
	}
	const given = { number, date: format.date(effectiveFrom) };
	if (state === 'scheduled') return m.position_version_scheduled(given, options);
	if (state === 'published') return m.position_version_from(given, options);
	return m.position_version_until(given, options);
}
