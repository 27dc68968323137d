const SIGNS: readonly (readonly [number, string])[] = [
	...([
		[1000, 'm'],
		[900, 'cm'],
		[500, 'd'],
		[400, 'cd'],
		[100, 'c'],
		[90, 'xc']
	] as const),
	...([
		[50, 'l'],
		[40, 'xl'],
		[10, 'x'],
		[9, 'ix'],
		[5, 'v'],
		[4, 'iv'],
		[1, 'i']
	] as const)
];

/** A whole number from 1 as the numerals of lists, "xiv". */
export function roman(number: number): string {
	let left = number;
	let text = '';
	for (const [value, sign] of SIGNS) for (; left >= value; left -= value) text += sign;
	return text;
}
