/** The largest file that an import takes, in bytes. */
export const LARGEST_FILE = 5 * 1024 * 1024;

export type DocumentError = 'empty-file' | 'too-large' | 'not-utf8';
export type DocumentText = { ok: true; text: string } | { ok: false; error: DocumentError };

/**
 * The text of an uploaded file: UTF-8, a byte order mark allowed and dropped. Refused are empty
 * files, files over 5 MB, other encodings, and NUL characters (a binary file under a text's name).
 */
export function readDocument(bytes: Uint8Array): DocumentText {
	if (bytes.byteLength > LARGEST_FILE) return { ok: false, error: 'too-large' };
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { ok: false, error: 'not-utf8' };
	}
	if (text.includes('\u0000')) return { ok: false, error: 'not-utf8' };
	return text.trim() === '' ? { ok: false, error: 'empty-file' } : { ok: true, text };
}
