import { expect, it } from 'vitest';
import { organizationHref, readOrganizationAddress } from './organization-address';

const read = (search: string) => readOrganizationAddress(new URLSearchParams(search));

it('an address that is written and read again says the same', () => {
	for (const search of [
		'',
		'unit=EXC&date=2027-01-01&post=post-1&show=people&merge=1&levels=3',
		'levels=all&as=outline&sort=vacancies&descending=1&all=1',
		'unit=Ventas+Norte&show=vacancies&as=chart'
	])
		expect(organizationHref(read(search))).toBe(
			search ? `/organization?${search}` : '/organization'
		);
});

it('leaves out what makes no sense', () => {
	expect(read('date=2026-02-30&show=all&levels=-1&as=x&sort=y')).toEqual(read(''));
	expect(read('levels=100').levels).toBeNull();
});

it('changes one thing and forgets what was looked for', () => {
	expect(organizationHref(read('unit=EXC&query=ventas'), { date: '2026-01-01' })).toBe(
		'/organization?unit=EXC&date=2026-01-01'
	);
	expect(organizationHref(read('unit=EXC'), {}, '/organization/chart.svg')).toBe(
		'/organization/chart.svg?unit=EXC'
	);
});
