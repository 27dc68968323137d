import type { Kpi } from '$lib/domain/matrix/content';
import type { Format } from './format';
import { m } from './paraglide/messages';

/**
 * A KPI's target as one reads it: `85 %`, `90 a 100 %`, `máx. 8 min`, `Sí`. Falls back to the
 * document's own wording where there is no number.
 */
export function targetWords(kpi: Kpi, format: Format): string {
	const { target } = kpi;
	if (!target) return '';
	const options = { locale: format.locale };
	if (kpi.valueType === 'yes-no') {
		return target.value ? m.matrix_target_yes({}, options) : m.matrix_target_no({}, options);
	}
	const written = (value: number): string => {
		if (kpi.valueType === 'percentage') return format.percent(value);
		if (kpi.valueType === 'minutes') {
			return m.matrix_target_minutes({ value: format.number(value) }, options);
		}
		const unit = kpi.valueType === 'currency' ? (kpi.currency ?? target.unit) : target.unit;
		return unit ? `${format.number(value)}\u00a0${unit}` : format.number(value);
	};
	if (target.comparison === 'range' && target.upperValue !== null) {
		return m.matrix_target_range(
			{ from: format.number(target.value), to: written(target.upperValue) },
			options
		);
	}
	return target.comparison === 'maximum'
		? m.matrix_target_maximum({ value: written(target.value) }, options)
		: written(target.value);
}
