import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { DomainError } from '$lib/server/errors';

/** Codes of normative documents hold spaces ("901 0905"); no slash: a code is part of an address. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

/** @throws DomainError manual-code-missing, manual-code-invalid */
export function checkedManualCode(typed: string): string {
	const code = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (code === '') throw new DomainError('manual-code-missing');
	if (!CODE.test(code)) throw new DomainError('manual-code-invalid', { code: code.slice(0, 60) });
	return code;
}

/** Runs a write of a manual. @throws DomainError code-taken where its code is in use, or once was */
export async function withFreeManualCode(code: string, write: () => Promise<void>): Promise<void> {
	try {
		await write();
	} catch (error) {
		if (duplicateKeyOf(error) === 'codes') throw new DomainError('code-taken', { code });
		throw error;
	}
}
