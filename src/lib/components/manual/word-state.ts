/** How far the Word file of an edition is, as the server tells it. */
export type WordState =
	| { state: 'none' }
	| { state: 'making'; done: number; total: number }
	| { state: 'failed'; code: string }
	| { state: 'ready'; fileName: string; pages: number };

/** Asks how far the file is, or has it made; null where the answer did not come. */
export async function askWord(address: string, method: 'GET' | 'POST'): Promise<WordState | null> {
	try {
		const response = await fetch(address, { method });
		return response.ok ? ((await response.json()) as WordState) : null;
	} catch {
		return null;
	}
}
