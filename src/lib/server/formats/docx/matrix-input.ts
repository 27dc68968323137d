import type { ShownAcknowledgementState } from '$lib/domain/acknowledgement/records';
import type { CivilDate, FrozenPlacement, Moment, ShownState } from '$lib/domain/matrix/version';
import type { MatrixContent } from '$lib/domain/matrix/content';
import type { CountryProfile } from '$lib/domain/organization/records';

export type SignatureRole = 'prepared' | 'reviewed' | 'authorised';

export interface PrintedSignature {
	role: SignatureRole;
	name: string;
	/** Title of the position held when signing. */
	position: string;
	date: CivilDate | null;
	/** The absent person somebody signed for. */
	onBehalfOf: string | null;
	/** The document of an authorisation given outside the product. */
	document?: string | null;
}

export interface PrintedAcknowledgement {
	employee: { name: string; number: string };
	state: ShownAcknowledgementState;
	date: CivilDate | null;
	/** Hour and minute where the company is; null where none is known, as on paper. */
	time?: string | null;
	/** The statement shown, word for word; the form's own where nothing was answered yet. */
	statement?: string | null;
	method?: 'password' | 'paper' | null;
	remarks?: string | null;
	witness?: string | null;
	/** Given within a day of a password set by a link. */
	afterReset?: boolean;
}

/** Everything the Word form of a job matrix shows, as plain data. */
export interface PrintedMatrix {
	body: { code: string; content: MatrixContent; placements: readonly FrozenPlacement[] };
	version: {
		/** Null before publishing. */
		number: number | null;
		shownState: ShownState;
		effectiveFrom: CivilDate | null;
		supersedes: { number: number; effectiveFrom: CivilDate | null } | null;
		/** When this content came to be (published, or last saved): the file's dates. */
		moment: Moment;
	};
	signatures: readonly PrintedSignature[];
	/** Null prints the block blank, to be signed by hand. */
	acknowledgement: PrintedAcknowledgement | null;
	company: {
		name: string;
		taxId: string;
		country: CountryProfile;
		/** Bytes of a PNG or JPEG; anything else prints the name alone. */
		logo: Uint8Array | null;
	};
	/** Titles of the positions that recipients point to, by position id. */
	positionsById: ReadonlyMap<string, { code: string; title: string }>;
	/** SHA-256 of the body; null for a draft. */
	hash: string | null;
}
