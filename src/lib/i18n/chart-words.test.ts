import { expect, it } from 'vitest';
import { wholeName, type PersonName } from '$lib/domain/organization/chart-detail';
import type { ChartRow } from '$lib/domain/organization/chart-rows';
import { detailLines, formatOn, spokenBox, wholeCounts } from './chart-words';
import { formatter } from './format';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
const row = (changes: Partial<ChartRow>): ChartRow => ({
	...{ key: 'p', boss: -1, depth: 0, code: 'P-1', title: 'Ejecutivo', units: 'Servicio' },
	...{ seats: 1, people: 1 },
	...changes
});
const written = (changes: Partial<ChartRow>, show: 'posts' | 'people' = 'posts') =>
	detailLines(row(changes), show, format).map(({ texts: [text], right }) =>
		right ? `${text} | ${right}` : text
	);

it('says who holds a post of one place, or since when nobody does and who stands in', () => {
	expect(written({ names: [['Teresa', 'Villaseñor']] })).toEqual(['Teresa Villaseñor']);
	expect(written({ people: 0, since: '2026-02-03' })).toEqual(['vacante desde el 3 feb']);
	expect(written({ people: 0, since: '2025-02-03', acting: [['Ana', 'Ruiz']] })).toEqual([
		'vacante desde el 3 feb 2025',
		'Encargo: Ana Ruiz'
	]);
});

it('counts a post of several places, and what of it is vacant', () => {
	expect(written({ seats: 5, people: 5 })).toEqual(['5 personas']);
	expect(written({ seats: 19, people: 17, since: '2026-01-12' })).toEqual([
		'17 de 19 | 2 vacantes'
	]);
	expect(written({ seats: 2, people: 0 })).toEqual(['0 de 2 | 2 vacantes']);
});

it('names everybody where people are shown, and counts who finds no room', () => {
	const names = Array.from({ length: 9 }, (_, index): PersonName => [
		`Persona ${String(index + 1)}`,
		''
	]);
	expect(written({ seats: 10, people: 9, names, since: '2026-01-12' }, 'people')).toEqual([
		...names.slice(0, 5).map(wholeName),
		'y 4 más',
		'1 vacante'
	]);
	expect(written({ seats: 2, people: 2, names: names.slice(0, 2) }, 'people')).toEqual(
		names.slice(0, 2).map(wholeName)
	);
});

it('speaks a box in one sentence', () => {
	expect(spokenBox(row({ seats: 3, people: 2, own: true, staff: true }), 'posts', format)).toBe(
		'Ejecutivo, Servicio, 2 de 3, 1 vacante, Tu plaza, de apoyo'
	);
});

it('counts the whole in words that fit one and many', () => {
	const one = { positions: 1, seats: 1, people: 1, vacancies: 0 };
	expect(wholeCounts(one, format)).toBe('1 puesto, 1 lugar, 1 persona');
	const many = { positions: 23, seats: 1046, people: 36, vacancies: 10 };
	expect(wholeCounts(many, format)).toBe('23 puestos, 1,046 lugares, 36 personas');
});

it('gives a day its year where the chart is of another one', () => {
	const then = formatOn(format, '2027-03-01');
	const vacant = row({ people: 0, since: '2026-02-03' });
	expect(detailLines(vacant, 'posts', then)[0]?.texts[0]).toBe('vacante desde el 3 feb 2026');
	expect(then.day('2027-02-03')).toBe('3 feb 2027');
	expect(formatOn(format, '2026-06-01').day('2026-02-03')).toBe('3 feb');
});
