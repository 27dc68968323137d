import { addDays } from '$lib/domain/calendar/civil-date';
import type { Format } from './format';
import { m } from './paraglide/messages';

/** A period as people write it, its last day included: `1 ene 2025 – 31 dic 2026`, `desde el 1 ene 2025`. */
export function periodText(
	{ from, to }: { from: string; to: string | null },
	format: Format
): string {
	if (to === null) return m.organization_since({ date: format.date(from) });
	return m.organization_from_to({ from: format.date(from), to: lastDayText(to, format) });
}

/** The last day of what has ended on the day after. */
export function lastDayText(end: string, format: Format): string {
	return format.date(addDays(end, -1));
}
