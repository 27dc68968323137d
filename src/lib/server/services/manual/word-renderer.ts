import { createHash } from 'node:crypto';

/**
 * Everything that decides what the Word file made of the same manual looks like: the renderer, the
 * rules that make sections and charts, their words, and the libraries' versions.
 */
const SOURCES = import.meta.glob<string>(
	[
		'../../formats/docx/**/*.ts',
		'../../../domain/manual/{chapters,sections}.ts',
		'../../../domain/organization/{org-chart,chart-*}.ts',
		'../../../domain/text/rich-text.ts',
		'!../../../**/*.test.ts',
		'../../../i18n/messages/*/{word,manual-word}.json',
		'/package.json'
	],
	{ query: '?raw', import: 'default', eager: true }
);

/** Changes with every change of the renderer, so that a file kept before is not found after. */
export const MANUAL_RENDERER: string = Object.keys(SOURCES)
	.sort()
	.reduce((hash, path) => hash.update(path).update(SOURCES[path] ?? ''), createHash('sha256'))
	.digest('hex')
	.slice(0, 16);
