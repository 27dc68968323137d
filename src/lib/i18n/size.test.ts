import { expect, it } from 'vitest';
import { sizeText } from './size';

it('says a size in the unit that fits, with one decimal where it is small', () => {
	const format = { number: (value: number) => String(value) };
	const said = [0, 999, 1000, 1540, 12_345, 2_345_678, 312_000_000, 4.2e9, 7e15].map((bytes) =>
		sizeText(bytes, format).replace('\u00a0', ' ')
	);
	expect(said).toEqual([
		'0 B',
		'999 B',
		'1 kB',
		'1.5 kB',
		'12 kB',
		'2.3 MB',
		'312 MB',
		'4.2 GB',
		'7000 TB'
	]);
});
