import type { ScanKind } from '../files/scan-kind';
import type { CivilDate, Moment } from '../matrix/version';

/** Stored state; `expired` is computed from `dueOn` while the request is open. */
export const ACKNOWLEDGEMENT_STATES = [
	'requested',
	'acknowledged',
	'with-remarks',
	'refused',
	'superseded',
	'closed'
] as const;
export type AcknowledgementState = (typeof ACKNOWLEDGEMENT_STATES)[number];
export type ShownAcknowledgementState = AcknowledgementState | 'expired';

export interface Acknowledgement {
	id: string;
	employeeId: string;
	positionId: string;
	versionId: string;
	versionNumber: number;
	/** SHA-256 of the published body that is answered. */
	contentHash: string;
	state: AcknowledgementState;
	requestedAt: Moment;
	dueOn: CivilDate;
	answer: {
		at: Moment;
		/** The statement shown, word for word. */
		statement: string;
		method: 'password' | 'paper';
		remarks: string;
		/** Who saw a refusal or a signature on paper. */
		witness: string | null;
		/** A signature within 24 h of a password reset by link. */
		afterReset: boolean;
		/** The paper itself, where HR kept a scan. */
		scan?: PaperScan;
	} | null;
}

/** A file of the store, and the hash that the audit trail names. */
export interface PaperScan {
	fileId: string;
	type: ScanKind;
	bytes: number;
	sha256: string;
}
