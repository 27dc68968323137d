import type { MyAcknowledgement } from '../acknowledgement/views';
import type { AccountState } from '../accounts/account-state';
import type { CivilDate, Moment, ShownState } from '../matrix/version';

export interface WaitingVersion {
	code: string;
	title: string;
	number: number | null;
	state: ShownState;
	preparedBy: string;
	since: Moment;
	errors: number;
	warnings: number;
	/** The most telling finding, for the second line. */
	firstFinding: { rule: string; data: Record<string, string | number> } | null;
	imported: boolean;
}

export interface WaitingAcknowledgements {
	code: string;
	title: string;
	number: number;
	asked: number;
	signed: number;
	/** At most three names. */
	missing: string[];
	dueOn: CivilDate;
	remarks: number;
	refused: number;
}

/** The open edition of a manual on which the person has the next move. */
export interface WaitingManual {
	code: string;
	title: string;
	number: number;
	act: 'review' | 'authorise' | 'record-authorisation' | 'publish' | 'edit';
	preparedBy: string;
	since: Moment;
}

/** "What waits for me", per role; empty lists where nothing waits or nothing is theirs. */
export interface Home {
	toAcknowledge: MyAcknowledgement[];
	toReview: WaitingVersion[];
	toPublish: WaitingVersion[];
	returned: WaitingVersion[];
	drafts: WaitingVersion[];
	draftsTotal: number;
	/** Open editions of manuals. */
	manuals: WaitingManual[];
	acknowledgements: WaitingAcknowledgements[];
	acknowledgementsTotal: number;
	myPosition: {
		code: string;
		title: string;
		unit: string;
		boss: string | null;
		version: number | null;
	} | null;
	myTeam: { name: string; number: string; position: string; state: string | null }[];
	/** HR and auditor only. */
	coverage: {
		positions: number;
		withMatrix: number;
		signed: number;
		asked: number;
		byUnit: {
			unit: string;
			positions: number;
			people: number;
			withMatrix: number;
			asked: number;
			signed: number;
			oldest: CivilDate | null;
		}[];
		commonFindings: { rule: string; count: number }[];
	} | null;
	/** Administrator only: how many stand in each state. */
	accounts: Record<AccountState, number> | null;
}
