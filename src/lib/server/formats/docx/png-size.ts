const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height in pixels of a PNG, or null when the bytes are no PNG with an area. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
	if (bytes.length < 33 || SIGNATURE.some((byte, index) => bytes[index] !== byte)) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const width = view.getUint32(16);
	const height = view.getUint32(20);
	return width > 0 && height > 0 ? { width, height } : null;
}
