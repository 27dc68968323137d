import { expect, it } from 'vitest';
import { drawChart } from './chart-drawing';
import { layOutChart } from './chart-layout';
import type { ChartBox } from './org-chart';

const box = (key: string, title: string, children: ChartBox[] = [], assumed = false): ChartBox => ({
	...{ key, postIds: [key], positionId: key, code: key, title, unitId: 'u', unitNames: ['U'] },
	...{ headcount: 1, staff: false, assumed, children }
});

it('draws a chart as one file, its texts escaped, vacancies and assumed lines marked', () => {
	const layout = layOutChart(
		[box('a', 'Dirección & <Control>', [box('b', 'Jefatura'), box('c', 'Caja', [], true)])],
		{ detailLines: () => 1 }
	);
	const svg = drawChart(layout, {
		label: 'Organigrama de "Norte"',
		heading: 'Norte',
		detailsOf: (key) => [{ texts: [`ocupa ${key}`], vacant: key === 'b', right: 'una vacante' }],
		isVacant: (key) => key === 'b'
	});
	expect(svg.match(/<rect/g)).toHaveLength(1 + 3);
	expect(svg).toContain('Dirección &amp;');
	expect(svg).toContain('&lt;Control&gt;');
	expect(svg).toContain('aria-label="Organigrama de &quot;Norte&quot;"');
	expect(svg.match(/class="vacant"/g)).toHaveLength(1);
	expect(svg).toMatch(/<path class="assumed" d="M[\d. L]+"\/>/);
	expect(svg).toContain('text-anchor="end">una vacante<');
	expect(svg).not.toContain('style=');
});
