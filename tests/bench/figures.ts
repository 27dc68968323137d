/** One figure of a bench beside its goal. */
export interface Figure {
	name: string;
	value: number;
	unit: string;
	/** Null where the figure is only told. */
	goal: number | null;
	better: 'lower' | 'higher';
	ok: boolean | null;
}

export function figure(
	name: string,
	value: number,
	unit: string,
	goal: number | null = null,
	better: Figure['better'] = 'lower'
): Figure {
	const rounded = Math.round(value * 100) / 100;
	const ok = goal === null ? null : better === 'lower' ? value <= goal : value >= goal;
	return { name, value: rounded, unit, goal, better, ok };
}

/** The figures as a table for people, then as the one line of JSON that ends every bench. */
export function print(bench: string, figures: readonly Figure[]): void {
	const mark = (ok: boolean | null) => (ok === null ? ' ' : ok ? '✓' : '✗');
	for (const { name, value, unit, goal, better, ok } of figures) {
		const bound = goal === null ? '' : `${better === 'lower' ? '≤' : '≥'} ${goal}`;
		console.log(
			`${mark(ok)} ${name.padEnd(64)} ${String(value).padStart(9)} ${unit.padEnd(8)} ${bound}`
		);
	}
	console.log(JSON.stringify({ bench, figures }));
}

/** Progress, beside the answer. */
export const say = (text: string): void => console.error(text);
