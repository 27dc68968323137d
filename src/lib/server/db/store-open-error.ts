/** Why the store could not be opened; each code has one sentence in the `errors` catalogue. */
export type StoreOpenCode =
	| 'store-bad-uri'
	| 'store-standalone'
	| 'store-password'
	| 'store-unreachable'
	| 'store-busy'
	| 'store-folder';

export class StoreOpenError extends Error {
	readonly code: StoreOpenCode;
	readonly data: Record<string, string>;

	constructor(code: StoreOpenCode, data: Record<string, string> = {}, cause?: unknown) {
		super(code, { cause });
		this.name = 'StoreOpenError';
		this.code = code;
		this.data = data;
	}
}
