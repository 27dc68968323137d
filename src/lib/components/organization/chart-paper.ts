/** Room for a chart under its heading on a letter sheet, in mm; as in the print styles of the page. */
const STANDING = { width: 183, height: 205 };
const LYING = { width: 247, height: 145 };
/** Nothing is printed larger than on the screen: mm of a CSS pixel. */
const LIFE_SIZE = 25.4 / 96;

const scaleOn = (sheet: typeof LYING, { width, height }: { width: number; height: number }) =>
	Math.min(sheet.width / width, sheet.height / height, LIFE_SIZE);

/** Whether a chart, in px, is larger on a sheet that lies than on one that stands. */
export const liesOnPaper = (chart: { width: number; height: number }): boolean =>
	scaleOn(LYING, chart) > scaleOn(STANDING, chart);
