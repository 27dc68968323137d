import type { Kpi, KpiTarget } from '$lib/domain/matrix/content';

/** The target with its number set, made when there was none; no number takes the target away. */
export function targetValue(kpi: Kpi, value: number | null): KpiTarget | null {
	if (value === null) return null;
	if (kpi.target) return { ...kpi.target, value };
	return {
		comparison:
			kpi.direction === 'decreases' ? 'maximum' : kpi.direction === 'range' ? 'range' : 'minimum',
		value,
		upperValue: null,
		unit: kpi.valueType === 'percentage' ? '%' : kpi.valueType === 'minutes' ? 'min' : '',
		scope: null,
		wording: '',
		lowerLimit: null,
		upperLimit: null
	};
}
