/** Whether a write failed because of a unique index, and of which one: its first field. */
export function duplicateKeyOf(error: unknown): string | null {
	const failure = error as { code?: unknown; keyPattern?: unknown; writeErrors?: unknown } | null;
	if (!failure || failure.code !== 11000) return null;
	const first = Array.isArray(failure.writeErrors)
		? (failure.writeErrors[0] as { err?: { keyPattern?: object }; keyPattern?: object } | undefined)
		: undefined;
	const pattern = failure.keyPattern ?? first?.err?.keyPattern ?? first?.keyPattern;
	return pattern ? (Object.keys(pattern as object)[0] ?? '') : '';
}
