import { ensureEntries } from '../../scripts/make/build.js';

/** Builds the store's worker before any test that opens a store. */
export default async function setUp(): Promise<void> {
	await ensureEntries(['store-worker']);
}
