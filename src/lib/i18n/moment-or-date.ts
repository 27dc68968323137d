import type { Format } from './format';

/** When something was answered: a moment with its hour, a civil date without one. */
export const momentOrDate = (value: string, format: Format): string =>
	value.length === 10 ? format.date(value) : format.moment(value);
