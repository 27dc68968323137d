/**
 * How many letters a text of the structure may have, in a form as in a file: a name or another
 * line, a code, and a paragraph (an objective, a function).
 */
export const WRITTEN = { line: 300, code: 40, paragraph: 4000 } as const;

/** The most places of one post. */
export const MOST_PLACES = 10_000;
