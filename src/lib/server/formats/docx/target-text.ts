import type { Kpi, KpiTarget } from '$lib/domain/matrix/content';
import { m } from '$lib/i18n/paraglide/messages';
import { numberText, percentText, SCOPE, type Locale } from './words';

/** A value of the KPI with its unit: "85 %", "$1,200.00", "8 min", "Sí". */
export function valueText(value: number, kpi: Kpi, locale: Locale): string {
	if (kpi.valueType === 'yes-no')
		return value === 0 ? m.word_no({}, { locale }) : m.word_yes({}, { locale });
	if (kpi.valueType === 'percentage') return percentText(value, locale);
	if (kpi.valueType === 'currency' && kpi.currency)
		return `${numberText(value, locale)}\u00a0${kpi.currency}`;
	const unit = kpi.target?.unit || (kpi.valueType === 'minutes' ? 'min' : '');
	if (unit === '%') return percentText(value, locale);
	return unit ? `${numberText(value, locale)}\u00a0${unit}` : numberText(value, locale);
}

/** The target as numbers say it: comparison, value, scope, limits. */
export function targetText(target: KpiTarget, kpi: Kpi, locale: Locale): string {
	const value = valueText(target.value, kpi, locale);
	const parts = [comparisonText(target, value, kpi, locale)];
	if (target.scope) parts.push(SCOPE[target.scope]({}, { locale }));
	const { lowerLimit, upperLimit } = target;
	const lower = lowerLimit === null ? null : valueText(lowerLimit, kpi, locale);
	const upper = upperLimit === null ? null : valueText(upperLimit, kpi, locale);
	const main = parts.join(', ');
	if (lower !== null && upper !== null)
		return `${main}. ${m.word_kpis_limits({ lower, upper }, { locale })}`;
	if (lower !== null) return `${main}. ${m.word_kpis_lower_limit({ lower }, { locale })}`;
	if (upper !== null) return `${main}. ${m.word_kpis_upper_limit({ upper }, { locale })}`;
	return main;
}

function comparisonText(target: KpiTarget, value: string, kpi: Kpi, locale: Locale): string {
	if (kpi.valueType === 'yes-no') return value;
	if (target.comparison === 'minimum') return m.word_target_minimum({ value }, { locale });
	if (target.comparison === 'maximum') return m.word_target_maximum({ value }, { locale });
	if (target.comparison === 'range' && target.upperValue !== null) {
		const upper = valueText(target.upperValue, kpi, locale);
		return m.word_target_range({ value, upper }, { locale });
	}
	return m.word_target_exact({ value }, { locale });
}

/** The kind of value, the currency with its code. */
export function valueTypeText(kpi: Kpi, locale: Locale): string {
	if (kpi.valueType === null) return '';
	if (kpi.valueType === 'currency') {
		const { currency } = kpi;
		return currency
			? m.word_type_currency({ currency }, { locale })
			: m.word_type_currency_open({}, { locale });
	}
	const words = {
		percentage: m.word_type_percentage,
		number: m.word_type_number,
		minutes: m.word_type_minutes,
		'yes-no': m.word_type_yes_no
	};
	return words[kpi.valueType]({}, { locale });
}
