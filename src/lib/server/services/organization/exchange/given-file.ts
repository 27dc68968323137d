import type { CivilDate } from '$lib/domain/matrix/version';
import type { ImportKind } from '$lib/domain/organization/exchange/report';

/** A file that somebody brings in. */
export interface GivenFile {
	kind: ImportKind;
	fileName: string;
	bytes: Uint8Array;
	/** The day from which a table holds; a structure file has its own days. */
	from: CivilDate;
}
