/** Bytes as a lean read gives them (BSON's Binary, or a Buffer) as plain bytes. */
export function plainBytes(value: unknown): Uint8Array {
	if (value instanceof Uint8Array) return value;
	const inner = (value as { buffer?: unknown; position?: number } | null)?.buffer;
	if (inner instanceof Uint8Array) {
		const length = (value as { position?: number }).position ?? inner.length;
		return inner.subarray(0, length);
	}
	throw new TypeError('not bytes');
}
