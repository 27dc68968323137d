/** `warning`: nearly full; `bad`: beyond what the embedded store is made for. */
export type CeilingState = 'good' | 'warning' | 'bad';

export interface Fullness {
	documents: number;
	bytes: number;
	ceilingDocuments: number;
	ceilingBytes: number;
}

/** From here on somebody should plan the move to MongoDB. */
const NEARLY = 0.8;

/** How the embedded store's working set stands against its ceiling. */
export function ceilingState({
	documents,
	bytes,
	ceilingDocuments,
	ceilingBytes
}: Fullness): CeilingState {
	const share = Math.max(documents / ceilingDocuments, bytes / ceilingBytes);
	return share > 1 ? 'bad' : share >= NEARLY ? 'warning' : 'good';
}
