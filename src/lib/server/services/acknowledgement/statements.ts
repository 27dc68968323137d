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

/** What a person states who signs, and who does not. */
export interface Statements {
	signed: string;
	refused: string;
}

/**
 * The words that a person puts their password under; exactly these are kept with the answer. They
 * are in the language of the matrix, because they belong to it.
 */
export function statementsOf(
	matrix: StatedMatrix,
	language: MatrixContent['language']
): Statements {
	const { date } = formatter(language, 'UTC', new Date(0));
	const named = {
		code: matrix.code,
		title: matrix.title,
		number: matrix.number,
		date: date(matrix.effectiveFrom),
		hash: matrix.contentHash.slice(0, 16)
	};
	return {
		signed: m.acknowledge_statement(named, { locale: language }),
		refused: m.acknowledge_statement_refused(named, { locale: language })
	};
}
