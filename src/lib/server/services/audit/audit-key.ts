import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As AUDIT_KEY asks for. */
const SHORTEST = 32;

let key: Uint8Array | null = null;

/**
 * Says with which key seals are signed: AUDIT_KEY, or a file in DATA_DIR that only its owner reads
 * and that is made at the first start. It never lies in the database, so whoever rewrites the
 * database cannot sign what they wrote.
 */
export function useAuditKey(settings: { auditKey: string | null; dataDir: string }): void {
	key = settings.auditKey === null ? keyInFile(settings.dataDir) : utf8(settings.auditKey);
}

/** The same, handed on to a thread of this process. */
export function setAuditKey(bytes: Uint8Array): void {
	key = bytes;
}

/** @throws Error where no key was named at start */
export function auditKey(): Uint8Array {
	if (!key) throw new Error('no audit key: call useAuditKey first');
	return key;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function keyInFile(dataDir: string): Uint8Array {
	const file = join(dataDir, 'audit.key');
	mkdirSync(dataDir, { recursive: true });
	try {
		// `wx` fails where the file is there: two processes never write two keys.
		writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const text = readFileSync(file, 'utf8').trim();
	// A file that a crash left empty would sign with a key that everybody knows.
	if (text.length < SHORTEST) throw new Error(`${file} holds no key`);
	return utf8(text);
}
