import type { MatrixContent } from '$lib/domain/matrix/content';
import { formatter } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';

/** What of a published version its statement names. */
export interface StatedMatrix {
	code: string;
	title: string;
	number: number;
	effectiveFrom: string;
	contentHash: string;
}

/**
 * The words that a person puts their password under; exactly these are kept with the answer,
 * whichever it is. They are in the language of the matrix, because they belong to it.
 */
export function statementOf(matrix: StatedMatrix, language: MatrixContent['language']): string {
	const { date } = formatter(language, 'UTC', new Date(0));
	return m.acknowledge_statement(
		{
			code: matrix.code,
			title: matrix.title,
			number: matrix.number,
			date: date(matrix.effectiveFrom),
			hash: matrix.contentHash.slice(0, 16)
		},
		{ locale: language }
	);
}
