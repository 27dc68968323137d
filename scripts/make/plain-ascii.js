/**
 * Writes every letter beyond ASCII as an escape. A script of ASCII alone is read as it lies on disk and
 * takes one byte a character in memory; a single dash from elsewhere in it makes that two for all of it.
 * @returns {import('vite').Plugin}
 */
export function plainAscii() {
	return {
		name: 'plain-ascii',
		generateBundle(_, bundle) {
			for (const file of Object.values(bundle))
				if (file.type === 'chunk') file.code = asciiOf(file.code);
		}
	};
}

/** @param {string} code */
export const asciiOf = (code) =>
	code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
