import {
	organizationHref,
	type OrganizationAddress
} from '$lib/domain/organization/organization-address';
import { m } from '$lib/i18n/paraglide/messages';
import type { MenuItem } from '../ui/menu-item';
import { asPng, keepFile } from './chart-looks';

interface Drawing {
	/** The chart as it is open right now, as SVG; none before it is drawn. */
	drawing: () => string | undefined;
	fileName: (kind: 'svg' | 'png') => string;
	/** Told whether the picture could not be made. */
	onfailed: (failed: boolean) => void;
}

/**
 * The ways in which the chart is taken along. Without scripts there is the file that the server
 * draws; with them, what is open right now.
 */
export function chartFiles(
	address: OrganizationAddress,
	scripted: boolean,
	{ drawing, fileName, onfailed }: Drawing
): MenuItem[] {
	const svgOf = { label: m.chart_export_svg(), icon: 'download' as const };
	if (!scripted)
		return [
			{ ...svgOf, href: organizationHref(address, {}, '/organization/chart.svg'), download: true }
		];
	const keepSvg = () => {
		const svg = drawing();
		if (svg) keepFile(new Blob([svg], { type: 'image/svg+xml' }), fileName('svg'));
	};
	const keepPng = async () => {
		const svg = drawing();
		if (!svg) return;
		onfailed(false);
		try {
			keepFile(await asPng(svg), fileName('png'));
		} catch {
			onfailed(true);
		}
	};
	return [
		{ ...svgOf, onselect: keepSvg },
		{ label: m.chart_export_png(), icon: 'download', onselect: () => void keepPng() },
		{ label: m.chart_print(), icon: 'printer', onselect: () => window.print() }
	];
}
