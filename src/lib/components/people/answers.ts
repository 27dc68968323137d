import type { Role } from '$lib/domain/access/actor';
import type { CheckedRow } from '$lib/domain/accounts/import-plan';

/** What the forms about accounts answer, as their pages read it. */
interface Refused {
	message?: string;
	code?: string;
}

interface KeptDetails {
	name: string;
	email: string | null;
	employeeNumber: string | null;
}

/** A one-time link: where it was mailed, or its address, this once. */
export type ShownLink = { mailedTo: string } | { url: string };

export interface AccountAnswer extends Refused {
	about?: 'details' | 'roles' | 'link' | 'sessions' | 'close';
	done?: string;
	link?: ShownLink;
	kept?: KeptDetails;
}

export interface NewAccountAnswer extends Refused {
	made?: { id: string; name: string; link: ShownLink };
	kept?: KeptDetails & { roles: Role[] };
}

/** An account made out of a list; `url` is null where the link goes by mail. */
export interface MadeLine {
	name: string;
	number: string;
	email: string | null;
	url: string | null;
}

export interface ImportAnswer extends Refused {
	/** What would come of each row. */
	checked?: CheckedRow[];
	made?: MadeLine[];
	/** The list as it was pasted. */
	kept?: { text: string };
}
