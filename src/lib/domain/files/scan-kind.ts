/** What a scan may be, and how its name ends. */
export const SCAN_ENDINGS = {
	'application/pdf': 'pdf',
	'image/jpeg': 'jpg',
	'image/png': 'png'
} as const;
export type ScanKind = keyof typeof SCAN_ENDINGS;

export const LARGEST_SCAN = 10 * 1024 * 1024;

const BEGINNINGS: [ScanKind, readonly number[]][] = [
	['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['image/jpeg', [0xff, 0xd8, 0xff]],
	['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]
];

/** What a file is by its first bytes, whatever it is called; null for anything else. */
export function scanKind(bytes: Uint8Array): ScanKind | null {
	const found = BEGINNINGS.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
	return found?.[0] ?? null;
}
