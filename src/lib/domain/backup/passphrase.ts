/** Long enough that guessing costs more than the archive is worth, with scrypt behind it. */
export const PASSPHRASE_LENGTH = 14;
const LONGEST = 500;
const FEWEST_CHARACTERS = 7;

export type PassphraseFault = 'short' | 'long' | 'plain' | 'different';

/**
 * What is wrong with the passphrase of a new archive, or null.
 * @param again what was typed the second time; left out where it comes from a file
 */
export function passphraseFault(passphrase: string, again?: string): PassphraseFault | null {
	const letters = [...passphrase.normalize('NFC')];
	if (letters.length < PASSPHRASE_LENGTH) return 'short';
	if (letters.length > LONGEST) return 'long';
	if (new Set(letters).size < FEWEST_CHARACTERS) return 'plain';
	return again !== undefined && again !== passphrase ? 'different' : null;
}
