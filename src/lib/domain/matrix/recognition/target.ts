import type { KpiTarget } from '../content';
import type { Comparison, Direction, Scope, ValueType } from '../vocabulary';

const NUMBER = String.raw`-?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?|-?\d+(?:[.,]\d+)?`;
const RANGE = new RegExp(
	String.raw`(?:entre|de|between|from)?\s*\$?\s*(${NUMBER})\s*%?\s*(?:a|y|-|–|to|and)\s*\$?\s*(${NUMBER})`,
	'i'
);
const ONE = new RegExp(NUMBER);
const MINIMUM =
	/m[ií]nim|al menos|por lo menos|no menos|mayor (?:o igual )?(?:a|que)|m[aá]s de|≥|>|at least|minimum|no less|more than|or more|o m[aá]s/i;
const MAXIMUM =
	/m[aá]xim|m[aá]x\.|a lo m[aá]s|no m[aá]s|hasta|menor (?:o igual )?(?:a|que)|menos de|≤|<|at most|maximum|no more|less than|under|up to|o menos|or less/i;
const EXACT = /exactamente|exacto|exactly|^\s*=/i;

/** «1,200.5» and «1200,5» as numbers: a comma before three digits groups, otherwise it is decimal. */
export function parseNumber(text: string): number | null {
	const found = ONE.exec(text)?.[0];
	if (found === undefined) return null;
	const grouped = /^-?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?$/.test(found);
	const value = Number(grouped ? found.replace(/[,\s]/g, '') : found.replace(',', '.'));
	return Number.isFinite(value) ? value : null;
}

/** A weight in hundredths of a percent («33.33 %» is 3333); null when it is none within 0–100. */
export function parseWeight(text: string): number | null {
	if (!/^\s*\d{1,3}(?:[.,]\d+)?\s*%?\s*$/.test(text)) return null;
	const value = parseNumber(text);
	return value === null || value > 100 ? null : Math.round(value * 100);
}

const UNITS: [RegExp, string][] = [
	[/^\s*(?:%|por ?ciento|percent)/i, '%'],
	[/^\s*(?:min(?:uto|ute)?s?)\b/i, 'min'],
	[/^\s*(?:h(?:ora|our|r)?s?)\b/i, 'h'],
	[/^\s*(?:d[ií]as? h[aá]bil(?:es)?|working days?)/i, 'días hábiles'],
	[/^\s*(?:d[ií]as?|days?)\b/i, 'días'],
	[/^\s*(?:mxn|pesos|m\.?n\.?)\b/i, 'MXN'],
	[/^\s*(?:usd|d[oó]lares)\b/i, 'USD']
];

function unitOf(before: string, after: string, valueType: ValueType | null): string {
	const known = UNITS.find(([pattern]) => pattern.test(after))?.[1];
	if (known) return known;
	if (/(?:\$|mxn)\s*$/i.test(before) || valueType === 'currency') return 'MXN';
	if (/usd\s*$/i.test(before)) return 'USD';
	if (valueType === 'percentage') return '%';
	if (valueType === 'minutes') return 'min';
	return /^\s*(\p{L}{3,20})/u.exec(after)?.[1]?.toLowerCase() ?? '';
}

const scopeOf = (text: string): Scope | null =>
	/individual|por persona|per person/i.test(text)
		? 'individual'
		: /(?:de|por|del) (?:equipo|[aá]rea)|grupal|team|a nivel (?:equipo|[aá]rea)/i.test(text)
			? 'team'
			: null;

function comparisonOf(
	text: string,
	direction: Direction | null
): { is: Comparison; said: boolean } {
	if (EXACT.test(text)) return { is: 'exact', said: true };
	if (/no menos|no less|o m[aá]s|or more/i.test(text)) return { is: 'minimum', said: true };
	if (MAXIMUM.test(text)) return { is: 'maximum', said: true };
	if (MINIMUM.test(text)) return { is: 'minimum', said: true };
	return { is: direction === 'decreases' ? 'maximum' : 'minimum', said: direction !== null };
}

/**
 * The hard target in a cell's words: «85% de satisfacción a nivel individual» is at least 85 %,
 * individual. `exact` is false where the comparison or the number had to be guessed. Null when
 * the text holds no number and is no yes or no.
 */
export function parseTarget(
	wording: string,
	valueType: ValueType | null,
	direction: Direction | null
): { target: KpiTarget; exact: boolean } | null {
	const text = wording.slice(0, 600);
	const base = { scope: scopeOf(text), wording, lowerLimit: null, upperLimit: null };
	if (valueType === 'yes-no') {
		const no = /^\s*no(?!\p{L})/iu.test(text);
		const target = { ...base, comparison: 'exact' as const, value: no ? 0 : 1, upperValue: null };
		return {
			target: { ...target, unit: '' },
			exact: /^\s*(s[ií]|no|yes|cumple)(?!\p{L})/iu.test(text)
		};
	}
	const range = RANGE.exec(text);
	const low = range && parseNumber(range[1] ?? '');
	const high = range && parseNumber(range[2] ?? '');
	if (range && low !== null && high !== null && low < high) {
		const after = text.slice(range.index + range[0].length);
		const unit = unitOf(text.slice(0, range.index + 1), after, valueType);
		const said = direction === 'range' || /entre|between|rango|range/i.test(text);
		const target = { ...base, comparison: 'range' as const, value: low, upperValue: high, unit };
		return { target, exact: said };
	}
	const one = ONE.exec(text);
	const value = parseNumber(text);
	if (!one || value === null) return null;
	const after = text.slice(one.index + one[0].length);
	const { is, said } = comparisonOf(text, direction);
	const unit = unitOf(text.slice(0, one.index), after, valueType);
	return {
		target: { ...base, comparison: is, value, upperValue: null, unit },
		exact: said && !ONE.test(after)
	};
}
