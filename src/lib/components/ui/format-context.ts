import { createContext } from 'svelte';
import type { Format } from '$lib/i18n/format';

const [read, write] = createContext<() => Format>();

/** The root layout gives the reader's language, time zone and clock to everything below it. */
export function provideFormat(format: () => Format): void {
	write(format);
}

/** Dates, moments and numbers in the reader's words; to be called while a component is set up. */
export function useFormat(): Format {
	return read()();
}
