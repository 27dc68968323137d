/** An archive is brought along in pieces of so many bytes, so that no body is larger than a proxy likes. */
export const PIECE_BYTES = 8 * 1024 * 1024;
