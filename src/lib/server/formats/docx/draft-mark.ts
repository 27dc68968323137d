import {
	HorizontalPositionRelativeFrom,
	VerticalPositionRelativeFrom,
	Paragraph,
	TextRun,
	type ParagraphChild
} from 'docx';
import { ShapeRun } from 'docx/shapes';
import { COLOUR } from './page';
import { safeLine } from './safe-text';

/** Pixels at 96 to the inch. */
const BOX = { width: 640, height: 140 };
/** Points; eleven letters of this size fill the box, wide ones (PROGRAMADA) too. */
const LARGEST = 64;

/**
 * The state in large grey letters behind the text of every page. It is a DrawingML text box
 * and lies level: what turned letters look like differs too much from one word processor to another.
 */
export function watermark(state: string): ParagraphChild {
	const text = safeLine(state);
	const size = Math.min(LARGEST, Math.round((LARGEST * 11) / Math.max(1, text.length)));
	return new ShapeRun({
		type: 'rectangle',
		transformation: { width: BOX.width, height: Math.round((BOX.height * size) / LARGEST) },
		fill: 'none',
		line: 'none',
		altText: { id: '2', name: 'watermark', description: text },
		floating: {
			behindDocument: true,
			allowOverlap: true,
			layoutInCell: false,
			horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, align: 'center' },
			verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, align: 'center' }
		},
		textOptions: { warp: 'square' },
		children: [
			new Paragraph({
				style: 'Watermark',
				// The colour again: LibreOffice does not look into the style of such a text.
				children: [new TextRun({ text, size: 2 * size, color: COLOUR.watermark })]
			})
		]
	});
}
