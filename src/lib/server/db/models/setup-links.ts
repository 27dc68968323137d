import type { LinkKind } from '../../../domain/access/account';
import { defineModel } from '../model';

/** A link that works once; `_id` is the SHA-256 of its token. */
export interface StoredSetupLink {
	_id: string;
	kind: LinkKind;
	/** Null for the link that creates the first administrator. */
	userId: string | null;
	/** Null until it was used. */
	usedAt: Date | null;
	expiresAt: Date;
}

export const SetupLinks = defineModel<StoredSetupLink>('setup_links', {
	kind: String,
	userId: String,
	usedAt: Date,
	expiresAt: Date
});
