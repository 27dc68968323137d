export type ArchiveFaultCode =
	/** Not one of ours, or not from its beginning. */
	| 'archive-foreign'
	/** Written by a newer product. */
	| 'archive-newer'
	/** Encrypted, and no passphrase was given. */
	| 'archive-locked'
	| 'passphrase-wrong'
	/** A byte changed, a part is missing or stands elsewhere. */
	| 'archive-damaged';

/** What is wrong with an archive; nothing that was read of it before may be used. */
export class ArchiveFault extends Error {
	readonly code: ArchiveFaultCode;
	constructor(code: ArchiveFaultCode, cause?: unknown) {
		super(code, { cause });
		this.name = 'ArchiveFault';
		this.code = code;
	}
}
