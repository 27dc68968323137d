import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCUMULATORS } from './aggregate/accumulators';
import { STAGES } from './aggregate/stages';
import { OPERATORS, SPECIAL } from './expressions/table';
import { MODIFIERS } from './update/modifiers';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

function listed(section: string): string[] {
	const [, after = ''] = readme.split(`<!-- ${section} -->`);
	const [text = ''] = after.split('<!-- end -->');
	return Array.from(text.matchAll(/`(\$\w+)`/g), ([, name]) => name!);
}

describe('the README of the query engine', () => {
	it.each([
		['stages', STAGES],
		['accumulators', ACCUMULATORS],
		['expressions', { ...OPERATORS, ...SPECIAL }],
		['modifiers', MODIFIERS]
	])('lists exactly the %s that are supported', (section, table) => {
		expect(listed(section)).toEqual(Object.keys(table).toSorted());
	});
});
