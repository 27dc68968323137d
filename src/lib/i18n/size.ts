import type { Format } from './format';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
const NO_BREAK_SPACE = '\u00a0';

/** Bytes as a person reads them: `12.3 MB`. */
export function sizeText(bytes: number, format: Pick<Format, 'number'>): string {
	let value = bytes;
	let unit = 0;
	while (value >= 1000 && unit < UNITS.length - 1) {
		value /= 1000;
		unit += 1;
	}
	const shown = value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value);
	return `${format.number(shown)}${NO_BREAK_SPACE}${UNITS[unit]}`;
}
