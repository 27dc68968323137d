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

/**
 * The state in large grey letters behind the text of every page. It is a DrawingML text box, which
 * Word, LibreOffice and Pages all draw, where VML is drawn by Word alone.
 */
export function watermark(state: string): ParagraphChild {
	return new ShapeRun({
		type: 'rectangle',
		transformation: BOX,
		fill: 'none',
		line: 'none',
		altText: { id: '2', name: 'watermark', description: safeLine(state) },
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
				// The colour again on the run: LibreOffice does not look into styles for warped text.
				children: [new TextRun({ text: safeLine(state), color: COLOUR.watermark })]
			})
		]
	});
}
