import type { Kpi, MatrixContent } from '../content';
import { weightDifference, weightSum } from '../weights';
import { finding, type Finding } from './finding';

/** KPIs: that there are some, that their weights make 100 %, and what each one needs. */
export function lintKpis({ kpis, noKpisReason }: MatrixContent): Finding[] {
	if (kpis.length === 0) {
		const excused = (noKpisReason ?? '').trim() !== '';
		return excused ? [] : [finding('kpis_missing', { section: 'kpis' })];
	}
	const missing = weightDifference(kpis);
	const sum =
		missing === 0
			? []
			: [
					finding(
						'weights_sum',
						{ section: 'kpis', field: 'weight' },
						{ sum: weightSum(kpis), missing }
					)
				];
	return [...sum, ...kpis.flatMap((row, index) => oneKpi(row, index + 1))];
}

function oneKpi(row: Kpi, number: number): Finding[] {
	const at = (field: string) => ({ section: 'kpis' as const, rowId: row.id, field });
	const findings: Finding[] = [];
	if (row.target === null) findings.push(finding('kpi_without_target', at('target'), { number }));
	else {
		if (!rangeIsWhole(row))
			findings.push(finding('kpi_range_incomplete', at('target'), { number }));
		if (!hasUnit(row)) findings.push(finding('kpi_without_unit', at('unit'), { number }));
	}
	if (row.direction === null)
		findings.push(finding('kpi_without_direction', at('direction'), { number }));
	return findings;
}

/** Whoever says "in range", by comparison or by direction, gives a minimum and a maximum. */
function rangeIsWhole({ target, direction }: Kpi): boolean {
	if (target === null) return true;
	if (target.comparison !== 'range') return direction !== 'range';
	return target.upperValue !== null && target.upperValue >= target.value;
}

/** Most value types carry their unit; a bare number or an unknown type needs one in words. */
function hasUnit({ target, valueType, currency }: Kpi): boolean {
	if (target !== null && target.unit.trim() !== '') return true;
	if (valueType === 'currency') return currency !== null;
	return valueType === 'percentage' || valueType === 'minutes' || valueType === 'yes-no';
}
