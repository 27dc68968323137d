import type { AcknowledgementTally } from '$lib/server/db/acknowledgement-figures';

/** Signed, refused and asked of a version; who left or was superseded is no longer asked. */
export function shownTally(tally: AcknowledgementTally | undefined): {
	signed: number;
	refused: number;
	asked: number;
} {
	const signed = (tally?.acknowledged ?? 0) + (tally?.['with-remarks'] ?? 0);
	const refused = tally?.refused ?? 0;
	return { signed, refused, asked: signed + refused + (tally?.requested ?? 0) };
}
