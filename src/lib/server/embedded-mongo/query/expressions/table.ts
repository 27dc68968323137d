import type { Form, Operator } from './expression';
import { ARITHMETIC } from './arithmetic';
import { ARRAYS } from './arrays';
import { COMPARISONS } from './comparisons';
import { DATES, DATE_FORMS } from './dates';
import { STRINGS } from './strings';
import { FORMS } from './forms';

/** The allow-list of operators over values. */
export const OPERATORS: Record<string, Operator> = {
	...ARITHMETIC,
	...ARRAYS,
	...COMPARISONS,
	...DATES,
	...STRINGS
};

/** The allow-list of operators with a form of their own. */
export const SPECIAL: Record<string, Form> = { ...FORMS, ...DATE_FORMS };
