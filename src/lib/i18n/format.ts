import { daysBetween } from '$lib/domain/calendar/civil-date';
import { m } from '$lib/i18n/paraglide/messages';

export type Locale = 'es' | 'en';

/** Dates, moments and numbers as a person writes them; pure but for what is given. */
export interface Format {
	locale: Locale;
	timeZone: string;
	/** Civil date of `now` in the time zone. */
	today: string;
	/** `15 mar 2026` from `2026-03-15`. */
	date(date: string): string;
	/** `15 mar`; with the year where it is another one than today's. */
	day(date: string): string;
	/** `ago 2024`. */
	month(date: string): string;
	/** `martes 17 mar 2026`. */
	weekday(date: string): string;
	/** `15 mar 2026, 14:05` in the time zone. */
	moment(moment: string): string;
	/** `hace 4 min`, `ayer`, `el 2 mar`. */
	ago(moment: string): string;
	/** `desde ayer`, `desde el 13 mar`; from a moment or a civil date. */
	since(moment: string): string;
	/** `vence mañana`, `venció hace 3 días`. */
	due(date: string): string;
	/** How pressing a due date is: past is bad, within three days warn. */
	dueTone(date: string): 'bad' | 'warn' | null;
	/** Civil date of a moment in the time zone. */
	dateOf(moment: string): string;
	/** `1,234.5`, at most two decimals. */
	number(value: number): string;
	/** `30 %` in Spanish (no-break space), `30%` in English; from 0–100. */
	percent(value: number): string;
	/** A share as whole percent; never rounds up to 100 nor down to 0. */
	share(part: number, whole: number): string;
}

const NO_BREAK_SPACE = '\u00a0';
// The same in es-MX, es-SV and en, so one formatter serves (and both sides agree on it).
const decimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Wall clock of a moment in a time zone: `['2026-03-15', '14:05']`. Making a DateTimeFormat is dear. */
function wallClock(moment: Date, timeZone: string): [date: string, time: string] {
	let clock = clocks.get(timeZone);
	if (!clock) {
		clock = new Intl.DateTimeFormat('sv-SE', {
			timeZone,
			dateStyle: 'short',
			timeStyle: 'short',
			hourCycle: 'h23'
		});
		clocks.set(timeZone, clock);
	}
	const text = clock.format(moment);
	return [text.slice(0, 10), text.slice(11, 16)];
}

/** The whole percent of a share that is neither 0 nor 100 stays between 1 and 99. */
export function wholePercent(part: number, whole: number): number {
	if (whole <= 0 || part <= 0) return 0;
	if (part >= whole) return 100;
	return Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}

/** Told whenever a text is made that is right for a minute only, "4 minutes ago". */
let minuteText: (() => void) | null = null;

/** The server keeps a page with such a text for no longer than that. */
export function onMinuteText(told: () => void): void {
	minuteText = told;
}

/** A formatter for one reader: language, time zone (IANA) and clock are given, never asked for. */
export function formatter(locale: Locale, timeZone: string, now: Date): Format {
	const options = { locale };
	const months = m.common_months({}, options).split(' ');
	const weekdays = m.common_weekdays({}, options).split(' ');
	const today = wallClock(now, timeZone)[0];

	const day = (date: string) => {
		const short = `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]}`;
		return date.slice(0, 4) === today.slice(0, 4) ? short : `${short} ${date.slice(0, 4)}`;
	};
	const month = (date: string) => `${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
	const date = (value: string) => `${Number(value.slice(8, 10))} ${month(value)}`;
	// A civil date is its own; read as a moment it would be midnight in UTC, the day before here.
	const dateOf = (moment: string) =>
		moment.length === 10 ? moment : wallClock(new Date(moment), timeZone)[0];
	const percent = (value: number) =>
		locale === 'es' ? `${decimal.format(value)}${NO_BREAK_SPACE}%` : `${decimal.format(value)}%`;

	return {
		locale,
		timeZone,
		today,
		date,
		day,
		month,
		dateOf,
		percent,
		weekday: (value) => `${weekdays[new Date(`${value}T00:00:00Z`).getUTCDay()]} ${date(value)}`,
		moment: (moment) => {
			const [onDate, time] = wallClock(new Date(moment), timeZone);
			return `${date(onDate)}, ${time}`;
		},
		ago: (moment) => {
			minuteText?.();
			const minutes = Math.floor((now.getTime() - Date.parse(moment)) / 60_000);
			const days = daysBetween(dateOf(moment), today);
			if (minutes < 1) return m.common_just_now({}, options);
			if (minutes < 60) return m.common_minutes_ago({ count: minutes }, options);
			if (days === 0) return m.common_hours_ago({ count: Math.floor(minutes / 60) }, options);
			if (days === 1) return m.common_yesterday({}, options);
			if (days <= 14) return m.common_days_ago({ count: days }, options);
			return m.common_on_day({ day: day(dateOf(moment)) }, options);
		},
		since: (moment) => {
			const days = daysBetween(dateOf(moment), today);
			if (days <= 0) return m.common_since_today({}, options);
			if (days === 1) return m.common_since_yesterday({}, options);
			return m.common_since_day({ day: day(dateOf(moment)) }, options);
		},
		due: (value) => {
			const days = daysBetween(today, value);
			if (days === 0) return m.common_due_today({}, options);
			if (days === 1) return m.common_due_tomorrow({}, options);
			if (days > 1) return m.common_due_day({ day: day(value) }, options);
			if (days === -1) return m.common_overdue_yesterday({}, options);
			return m.common_overdue_days({ count: -days }, options);
		},
		dueTone: (value) => {
			const days = daysBetween(today, value);
			if (days < 0) return 'bad';
			return days <= 3 ? 'warn' : null;
		},
		number: (value) => decimal.format(value),
		share: (part, whole) => percent(wholePercent(part, whole))
	};
}
