import { expect, it } from 'vitest';
import { checksHref, readChecksAddress } from './checks/checks-address';
import { networkHref, readNetworkAddress } from './network-address';

it('the checks keep what makes sense of an address', () => {
	const address = readChecksAddress(new URLSearchParams('check=span_over_limit&unit= EXC '));
	expect(address).toEqual({ check: 'span_over_limit', unit: 'EXC', aside: '' });
	expect(checksHref(address)).toBe('/organization/checks?check=span_over_limit&unit=EXC');
	expect(checksHref(address, { check: null }, '/organization/checks/file')).toBe(
		'/organization/checks/file?unit=EXC'
	);
	expect(readChecksAddress(new URLSearchParams('check=nothing'))).toEqual({
		check: null,
		unit: '',
		aside: ''
	});
	expect(checksHref({ ...address, check: null, unit: '' })).toBe('/organization/checks');
	expect(checksHref(address, { aside: 'abc' })).toBe(
		'/organization/checks?check=span_over_limit&unit=EXC&aside=abc'
	);
});

it('the network is asked for a position or for a unit, not for both', () => {
	const read = (search: string) => readNetworkAddress(new URLSearchParams(search));
	expect(read('position=ATC-014&unit=EXC')).toMatchObject({ position: 'ATC-014', unit: '' });
	expect(read('unit=EXC&level=each')).toMatchObject({ unit: 'EXC', level: 'each' });
	expect(read('level=deep')).toMatchObject({ level: 'top' });
	expect(networkHref({ position: 'ATC-014' })).toBe('/organization/deliverables?position=ATC-014');
	expect(networkHref({ from: 'EXC', to: 'ADF', level: 'each' })).toBe(
		'/organization/deliverables?from=EXC&to=ADF&level=each'
	);
	expect(networkHref()).toBe('/organization/deliverables');
});
