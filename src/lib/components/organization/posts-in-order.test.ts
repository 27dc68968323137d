import { expect, it } from 'vitest';
import type { ChartRow } from '$lib/domain/organization/chart-rows';
import { postsInOrder } from './posts-in-order';

const row = (
	code: string,
	title: string,
	boss: number,
	seats: number,
	people: number
): ChartRow => ({
	...{ key: code, boss, depth: 0, code, title, units: '', seats, people }
});
const rows = [
	row('C', 'Dirección', -1, 1, 1),
	row('A', 'Ñandú', 0, 5, 2),
	row('B', 'Nube', 0, 3, 3)
];
const codes = (sort: 'order' | 'code' | 'title' | 'vacancies', descending = false) =>
	postsInOrder(rows, { sort, descending }).map(({ row: { code } }) => code);

it('sorts by what is asked for, ñ after n, either way round', () => {
	expect(codes('order')).toEqual(['C', 'A', 'B']);
	expect(codes('code')).toEqual(['A', 'B', 'C']);
	expect(codes('title')).toEqual(['C', 'B', 'A']);
	expect(codes('vacancies', true)[0]).toBe('A');
});

it('names a boss who stands outside of what is chosen', () => {
	const inside = [{ ...row('B', 'Jefatura', -1, 1, 1), above: 'Dirección' }];
	const [line] = postsInOrder(inside, { sort: 'order', descending: false });
	expect(line?.boss).toBe('Dirección');
});

it('names the boss of each post', () => {
	expect(postsInOrder(rows, { sort: 'order', descending: false }).map(({ boss }) => boss)).toEqual([
		'',
		'Dirección',
		'Dirección'
	]);
});
