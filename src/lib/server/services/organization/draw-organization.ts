import { drawChart } from '$lib/domain/organization/chart-drawing';
import { layOutRows, openLevels, shapeOf } from '$lib/domain/organization/chart-shape';
import type { OrganizationAddress } from '$lib/domain/organization/organization-address';
import { chartHeading, chartLabel, detailLines, formatOn } from '$lib/i18n/chart-words';
import { formatter, type Locale } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';
import type { Context } from '../context';
import { zoneOf } from '../today';
import { readOrganization } from './read-organization';
import { currentStructure } from './structure';

/**
 * The chart of an address as an SVG file, opened as deep as the page opens it.
 * @throws DomainError `forbidden`
 */
export async function drawOrganization(
	ctx: Context,
	address: OrganizationAddress,
	locale: Locale
): Promise<{ fileName: string; svg: string }> {
	const view = await readOrganization(ctx, address);
	const format = formatOn(formatter(locale, zoneOf(await currentStructure()), ctx.now), view.date);
	const { rows } = view;
	const byKey = new Map(rows.map((row) => [row.key, row]));
	const detailsOf = (key: string) => {
		const row = byKey.get(key);
		return row ? detailLines(row, address.show, format) : [];
	};
	const levels = openLevels(rows, address.levels);
	const layout = layOutRows(
		rows,
		shapeOf(rows, ({ key }) => detailsOf(key)),
		({ depth }) => depth + 1 < levels
	);
	const svg = drawChart(layout, {
		label: chartLabel(view, format),
		heading: chartHeading(view, format),
		detailsOf,
		isVacant: (key) => byKey.get(key)?.people === 0
	});
	const unit = view.unit === null ? undefined : view.units[view.unit];
	const parts = [m.chart_file({}, { locale }), unit?.code, view.date];
	return { fileName: `${parts.filter(Boolean).join(' ')}.svg`, svg };
}
