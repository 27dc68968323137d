import { describe, expect, it } from 'vitest';
import { COLUMNS, rowsByColumn } from './columns';

const table = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 1, cells }));

describe('headings of a table', () => {
	it('are known in Spanish and English, whatever accents, case and signs they have', () => {
		const spanish = rowsByColumn(
			'employees',
			table(
				[
					'No. de empleado',
					'NOMBRE(S)',
					'Apellidos',
					'Fecha de Ingreso',
					'Fecha de baja',
					'Puesto'
				],
				['7', 'Ana', 'Gil', '1/1/2020', '', 'Jefe']
			)
		);
		expect(spanish).toMatchObject({ ignored: [], missing: [] });
		expect(spanish.rows).toEqual([
			{
				line: 2,
				cells: {
					...{ number: '7', givenNames: 'Ana', familyNames: 'Gil', hiredOn: '1/1/2020' },
					...{ leftOn: '', title: 'Jefe' }
				}
			}
		]);
		const english = rowsByColumn(
			'posts',
			table(['code', 'Position', 'unit_code', 'Reports to', 'HEADCOUNT'], ['A', 'B', 'C', '', '2'])
		);
		expect(english.rows[0]?.cells).toEqual({
			...{ code: 'A', title: 'B', unit: 'C', reportsTo: '', headcount: '2' }
		});
	});

	it('that mean nothing, or stand twice, are said', () => {
		const read = rowsByColumn('posts', table(['Puesto', 'Unidad', 'Color', 'Título'], ['a', 'b']));
		expect(read.ignored).toEqual(['Color', 'Título']);
		expect(read.rows[0]?.cells).toEqual({ title: 'a', unit: 'b' });
	});

	it('without which a table says nothing are missed', () => {
		expect(rowsByColumn('posts', table(['Plazas'])).missing).toEqual(['title', 'unit']);
		expect(rowsByColumn('posts', table(['Id de plaza', 'Plazas'])).missing).toEqual([]);
		expect(rowsByColumn('employees', table(['Nombre'])).missing).toEqual(['number']);
		expect(rowsByColumn('employees', []).missing).toEqual(['number']);
	});

	it('are each of one column', () => {
		for (const columns of Object.values(COLUMNS)) {
			const words = Object.values(columns).flat();
			expect(new Set(words).size).toBe(words.length);
		}
	});
});
