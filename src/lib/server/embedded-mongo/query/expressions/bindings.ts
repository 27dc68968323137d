/**
 * The variables of an enclosing $lookup. The names are known when the inner pipeline is compiled;
 * the values are put in for each outer document just before it runs.
 */
export interface Bindings {
	names: ReadonlySet<string>;
	values: Record<string, unknown>;
}

/** No variables at all. */
export const NO_BINDINGS: Bindings = { names: new Set(), values: {} };
