import { createHash } from 'node:crypto';

/**
 * Everything that decides what a Word file made of the same data looks like: the renderer's own
 * sources, its words, and the libraries' versions. None of it has a number that somebody would have
 * to remember to raise.
 */
const SOURCES = import.meta.glob<string>(
	[
		'../../formats/docx/**/*.ts',
		'!../../formats/docx/**/*.test.ts',
		'../../../i18n/messages/*/word.json',
		'/package.json'
	],
	{ query: '?raw', import: 'default', eager: true }
);

/** Changes with every change of the renderer, so that a file kept before is not found after. */
export const RENDERER: string = Object.keys(SOURCES)
	.sort()
	.reduce((hash, path) => hash.update(path).update(SOURCES[path] ?? ''), createHash('sha256'))
	.digest('hex')
	.slice(0, 16);
