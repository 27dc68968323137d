import { expect, it } from 'vitest';
import { mainCompany, nextCompanyOrder, orderOfMain } from './main-company';

const company = (id: string, order: number) => ({ id, order });

it('the company entered first is the main one, wherever its id sorts', () => {
	expect(mainCompany([])).toBeNull();
	expect(mainCompany([company('a', 2), company('z', 1)])?.id).toBe('z');
});

it('companies entered before their order was kept stand as they stood, before all later ones', () => {
	const older = [company('m', 0), company('k', 0)];
	expect(mainCompany([company('a', nextCompanyOrder(older)), ...older])?.id).toBe('k');
});

it('a new company comes after all others', () => {
	expect(nextCompanyOrder([])).toBe(1);
	expect(nextCompanyOrder([company('a', 3), company('b', 0)])).toBe(4);
});

it('a company that is put before all others is the main one, and stays it when another is entered', () => {
	const before = [company('a', 1), company('b', 0), company('c', 2)];
	const chosen = company('c', orderOfMain(before));
	const after = [company('a', 1), company('b', 0), chosen];
	expect(mainCompany(after)?.id).toBe('c');
	expect(mainCompany([...after, company('d', nextCompanyOrder(after))])?.id).toBe('c');
	expect(mainCompany([...after, company('a', orderOfMain(after))])?.id).toBe('a');
});
