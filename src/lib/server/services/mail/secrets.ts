import { hkdfSync } from 'node:crypto';
import type { SealedValue } from '$lib/domain/mail/outbox';
import { auditKey } from '../audit/audit-key';
import { decrypt, encrypt } from '../audit/personal-values';

/** A key of its own out of the one that never lies in the database: a leaked backup opens no link. */
function key(): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', auditKey(), '', 'escalafon mail secrets', 32));
}

export const sealSecret = (secret: string): SealedValue => encrypt(secret, key());

/** The secret, or null where it was sealed under another key. */
export const openSecret = (sealed: SealedValue): string | null => decrypt(sealed, key());
