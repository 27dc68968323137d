import type { ISectionPropertiesOptions } from 'docx';

/** Letter size, the paper of Mexico and El Salvador; twentieths of a point. */
const PAGE = { width: 12_240, height: 15_840 };
const MARGIN = { top: 1_560, bottom: 1_280, left: 1_080, right: 1_080, header: 520, footer: 460 };

/** Width between the margins, to which the columns of every table add up. */
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

export const PAGE_SETUP: ISectionPropertiesOptions = {
	page: { size: PAGE, margin: { ...MARGIN, gutter: 0 } }
};

export const COLOUR = {
	ink: '14201E',
	quiet: '5C6865',
	line: 'C2CAC8',
	strongLine: '7F8B88',
	shade: 'F0F3F2',
	accent: '0A5C58',
	accentShade: 'E4F1EF',
	warning: '864C00',
	warningShade: 'FDF2DF',
	watermark: 'DDE2E0'
} as const;
