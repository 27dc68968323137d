export interface ImageSize {
	type: 'png' | 'jpeg';
	/** Pixels. */
	width: number;
	height: number;
}

/** What an image is by its bytes, whatever its name says; null for anything but a PNG or JPEG. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const size = pngSize(view) ?? jpegSize(view);
	return size && size.width > 0 && size.height > 0 ? size : null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The first chunk of a PNG names its size. */
function pngSize(view: DataView): ImageSize | null {
	if (view.byteLength < 33 || PNG.some((byte, at) => view.getUint8(at) !== byte)) return null;
	return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Segments without a length: fill bytes, restarts, the start. */
const isBare = (marker: number) =>
	marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Start of frame of any coding; C4, C8 and CC are tables and a reserved marker. */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** A JPEG is a row of segments; the start of its frame names its size. */
function jpegSize(view: DataView): ImageSize | null {
	if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
	for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff;) {
		const marker = view.getUint8(at + 1);
		if (isFrame(marker))
			return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
		if (marker === 0xda) return null;
		at += marker === 0xff ? 1 : isBare(marker) ? 2 : 2 + view.getUint16(at + 2);
	}
	return null;
}
