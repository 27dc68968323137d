import { CHART, type PlacedBox } from './chart-measures';

export type Points = [x: number, y: number][];

const centre = ({ x, width }: PlacedBox) => x + width / 2;
const middle = ({ y, height }: PlacedBox) => y + height / 2;
const bottom = ({ y, height }: PlacedBox) => y + height;

/** Down to the line that children hang from, along it, and down to the box. */
export function downTo(from: PlacedBox, to: PlacedBox, busY: number): Points {
	const [x, toX] = [centre(from), centre(to)];
	const start: Points = [[x, bottom(from)]];
	return x === toX ? [...start, [x, to.y]] : [...start, [x, busY], [toX, busY], [toX, to.y]];
}

/** Down to the middle of a staff box and sideways to its edge. */
export function besideTo(from: PlacedBox, to: PlacedBox): Points {
	const x = centre(from);
	const edge = to.x > x ? to.x : to.x + to.width;
	return [
		[x, bottom(from)],
		[x, middle(to)],
		[edge, middle(to)]
	];
}

/**
 * Along the left of a list to the middle of its box.
 * @param busY the line that columns without a head hang from; null for a list right under its boss
 */
export function listTo(from: PlacedBox, to: PlacedBox, busY: number | null): Points {
	const x = busY === null ? from.x + CHART.spine : to.x - CHART.indent + CHART.spine;
	const start: Points =
		busY === null
			? [[x, bottom(from)]]
			: [
					[centre(from), bottom(from)],
					[centre(from), busY],
					[x, busY]
				];
	return [...start, [x, middle(to)], [to.x, middle(to)]];
}
