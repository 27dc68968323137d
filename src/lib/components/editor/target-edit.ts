import type { Kpi, KpiTarget } from '$lib/domain/matrix/content';
import type { Comparison, ValueType } from '$lib/domain/matrix/vocabulary';

/** The unit that a type of value brings along. */
export const unitOf = (type: ValueType | null): string =>
	type === 'percentage' ? '%' : type === 'minutes' ? 'min' : '';

/** What a first number most likely means, by what the KPI says already. */
function comparisonOf({ valueType, direction }: Kpi): Comparison {
	if (valueType === 'yes-no') return 'exact';
	if (direction === 'range') return 'range';
	return direction === 'decreases' ? 'maximum' : 'minimum';
}

/**
 * Another type of value: the target's unit follows where it was the former type's own, a currency
 * goes, and yes or no takes no number that is neither.
 */
export function changeType(kpi: Kpi, type: ValueType | null): void {
	const { target } = kpi;
	if (target && target.unit === unitOf(kpi.valueType)) target.unit = unitOf(type);
	if (target && type === 'yes-no') {
		if (target.value === 0 || target.value === 1) target.comparison = 'exact';
		else kpi.target = null;
	}
	if (type !== 'currency') kpi.currency = null;
	kpi.valueType = type;
}

/**
 * The target with its number set, made when there was none; no number takes the target away. What
 * was said of a target (`former`) comes back with its next number: emptying the field to type
 * another one must not lose its unit, limits and wording.
 */
export function targetValue(
	kpi: Kpi,
	value: number | null,
	former: KpiTarget | null = null
): KpiTarget | null {
	if (value === null) return null;
	const known = kpi.target ?? former;
	if (known) return { ...known, value };
	return {
		comparison: comparisonOf(kpi),
		value,
		upperValue: null,
		unit: unitOf(kpi.valueType),
		scope: null,
		wording: '',
		lowerLimit: null,
		upperLimit: null
	};
}
