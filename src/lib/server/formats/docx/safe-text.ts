/**
 * XML 1.0 forbids these even when escaped: one of them makes Word refuse the whole file. The old
 * control characters from U+007F on it merely discourages; they print as boxes.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Direction overrides make a signed text read otherwise than it was written. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- vertical tab and form feed end lines, too
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * Text that any XML 1.0 part may hold: forbidden characters and direction overrides go, a lone
 * surrogate becomes U+FFFD, every kind of line end becomes `\n`, a tab becomes a space.
 */
export function safeText(text: string): string {
	return text
		.toWellFormed()
		.replace(LINE_ENDS, '\n')
		.replace(/\t/g, ' ')
		.replace(FORBIDDEN, '')
		.replace(OVERRIDES, '');
}

/** The lines of a text, safe, without empty ones at its ends; an empty text has none. */
export function safeLines(text: string): string[] {
	const trimmed = safeText(text).trim();
	return trimmed === '' ? [] : trimmed.split('\n').map((line) => line.trimEnd());
}

/** Safe text on a single line, for titles, names and properties. */
export function safeLine(text: string): string {
	return safeText(text)
		.replace(/\s*\n\s*/g, ' ')
		.trim();
}

/** At most so many characters, with an ellipsis for the rest. */
export function clipped(text: string, most: number): string {
	const characters = [...text];
	return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Whether the first letter of the text belongs to a script that runs from right to left. */
export function runsRightToLeft(text: string): boolean {
	const first = text.match(/\p{L}/u);
	return first !== null && RIGHT_TO_LEFT.test(first[0]);
}
