import type { AcknowledgementTally } from '$lib/server/db/acknowledgements';

/** Signed and asked of a version; who left or was superseded is no longer asked. */
export function shownTally(tally: AcknowledgementTally | undefined): {
	signed: number;
	asked: number;
} {
	const signed = (tally?.acknowledged ?? 0) + (tally?.['with-remarks'] ?? 0);
	return { signed, asked: signed + (tally?.refused ?? 0) + (tally?.requested ?? 0) };
}
