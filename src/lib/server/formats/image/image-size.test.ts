import fc from 'fast-check';
import { expect, it } from 'vitest';
import { imageSize } from './image-size';

const bytes = (...parts: number[]) => new Uint8Array(parts);
const u16 = (value: number) => [value >> 8, value & 255];
const png = (width: number, height: number) =>
	bytes(
		...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82],
		...[0, 0, ...u16(width), 0, 0, ...u16(height), 8, 6, 0, 0, 0, 0, 0, 0, 0]
	);
/** A JFIF segment, a table, then the frame; some writers fill up with FF before a marker. */
const jpeg = (width: number, height: number, frame = 0xc0) =>
	bytes(
		...[0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4, 0xff, 0xc4, 0, 4, 9, 9, 0xff, 0xff, frame],
		...[0, 17, 8, ...u16(height), ...u16(width), 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
	);

it('tells PNG and JPEG by their bytes, with their size', () => {
	expect(imageSize(png(240, 80))).toEqual({ type: 'png', width: 240, height: 80 });
	expect(imageSize(jpeg(640, 200))).toEqual({ type: 'jpeg', width: 640, height: 200 });
	expect(imageSize(jpeg(640, 200, 0xc2))).toMatchObject({ width: 640 });
});
it('knows nothing of other files, nor of an image without an area', () => {
	expect(
		imageSize(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))
	).toBeNull();
	expect(imageSize(bytes(0x47, 0x49, 0x46, 0x38, 0x39, 0x61))).toBeNull();
	expect(imageSize(png(0, 80))).toBeNull();
	expect(imageSize(jpeg(0, 0))).toBeNull();
	expect(imageSize(jpeg(9, 9).slice(0, 20))).toBeNull();
});
it('reads any bytes without falling', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, asJpeg) => {
			const given = asJpeg ? bytes(0xff, 0xd8, 0xff, ...noise) : noise;
			expect(() => imageSize(given)).not.toThrow();
		})
	);
});
