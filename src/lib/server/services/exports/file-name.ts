import type { PositionView } from '$lib/domain/matrix/views';
import { m } from '$lib/i18n/paraglide/messages';
import { MARK } from '$lib/server/formats/docx/words';

/** Letters, so that a name with its path still fits where 255 bytes are the limit. */
const MOST_OF_TITLE = 80;

/**
 * What a file of a matrix is called: code, title, and its version or, before it has a number, how
 * far it has come, in the language of the matrix. Fit for every file system.
 */
export function matrixFileName(
	matrix: { code: string; title: string; language: 'es' | 'en' },
	version: Pick<PositionView['version'], 'number' | 'state'>,
	extension: string
): string {
	const locale = { locale: matrix.language };
	const state = MARK[version.state]?.state ?? m.word_state_draft;
	const title = [...fileSafe(matrix.title)].slice(0, MOST_OF_TITLE).join('').trim();
	const edition =
		version.number === null ? `(${state({}, locale).toLowerCase()})` : `v${version.number}`;
	const parts = [fileSafe(matrix.code), title, fileSafe(edition)];
	return `${parts.filter((part) => part !== '').join(' ')}.${extension}`;
}

/** Without the signs that Windows, macOS or a shell would stumble over. */
function fileSafe(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[ .]+|[ .]+$/g, '');
}
