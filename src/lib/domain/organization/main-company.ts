import type { Company } from './records';

/**
 * The company of whoever belongs to none: accounts of nobody in the employees' list, and what concerns
 * the whole installation. It is the one entered first, until another is put before it by hand: a new
 * company never takes its place.
 */
export function mainCompany<Row extends Pick<Company, 'id' | 'order'>>(
	companies: readonly Row[]
): Row | null {
	const [first] = companies.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
	return first ?? null;
}

/** The order of a company that is entered now. */
export function nextCompanyOrder(companies: readonly Pick<Company, 'order'>[]): number {
	return companies.reduce((most, { order }) => Math.max(most, order), 0) + 1;
}

/** The order that puts a company before all others, which makes it the main one. */
export function orderOfMain(companies: readonly Pick<Company, 'order'>[]): number {
	return companies.reduce((least, { order }) => Math.min(least, order), 1) - 1;
}
