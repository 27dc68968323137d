import { PLAIN, type DetailLine, type Widen } from '$lib/domain/organization/chart-detail';
import { CHART, measureTitle } from '$lib/domain/organization/chart-measures';
import { countsBelow, type ChartRow } from '$lib/domain/organization/chart-rows';
import type { Shown } from '$lib/domain/organization/organization-address';
import { detailLines, spokenBox } from '$lib/i18n/chart-words';
import type { Format } from '$lib/i18n/format';

/** What a row says and where it leads, made once for a chart. */
export interface RowLook {
	row: ChartRow;
	index: number;
	details: DetailLine[];
	/** Boxes below it, at any depth. */
	below: number;
	spoken: string;
	href: string;
}

export function looksOf(
	rows: readonly ChartRow[],
	show: Shown,
	format: Format
): Map<string, RowLook> {
	const below = countsBelow(rows);
	return new Map(
		rows.map((row, index) => [
			row.key,
			{
				...{ row, index, below: below[index] ?? 0 },
				details: detailLines(row, show, format),
				spoken: spokenBox(row, show, format),
				href: `/positions/${encodeURIComponent(row.code)}`
			}
		])
	);
}

/** How much wider than those of the table letters are taken to be before a page can measure them. */
export const USUALLY_WIDER: Widen = { bold: 1.06, plain: 1.06 };
const SAMPLE = 'Coordinación de Administración y Finanzas';

/** How much wider the letters of this page are than those that boxes are measured by. */
export function measuredWiden(): Widen {
	const pen = document.createElement('canvas').getContext('2d');
	if (!pen) return USUALLY_WIDER;
	const { fontFamily } = getComputedStyle(document.body);
	const wider = (weight: number, known: number) => {
		pen.font = `${String(weight)} ${String(CHART.letters)}px ${fontFamily}`;
		return pen.measureText(SAMPLE).width / (measureTitle(SAMPLE) * known);
	};
	return {
		bold: Math.max(USUALLY_WIDER.bold, wider(600, 1)),
		plain: Math.max(USUALLY_WIDER.plain, wider(400, PLAIN))
	};
}

/** A file from what the page holds, kept under a name by the browser. */
export function keepFile(blob: Blob, name: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const SHARP = 2;
/** What browsers still hold as one picture. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 100_000_000;

/**
 * An SVG as a PNG, twice as sharp as drawn where the browser holds a picture of that size.
 * @throws Error where it holds none
 */
export async function asPng(svg: string): Promise<Blob> {
	const picture = new Image();
	picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await picture.decode();
	const { naturalWidth: width, naturalHeight: height } = picture;
	const scale = Math.min(
		SHARP,
		LONGEST_SIDE / Math.max(width, height),
		Math.sqrt(MOST_PIXELS / (width * height))
	);
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob) resolve(blob);
			else reject(new Error('the picture is too large for this browser'));
		}, 'image/png');
	});
}
