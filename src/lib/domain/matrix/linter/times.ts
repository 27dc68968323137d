import type { MatrixContent } from '../content';
import { finding, type Finding } from './finding';

const TIME = /(?<![\d:.,])(\d{1,3})(?::(\d{2}))?\s*(?:([ap])\.?\s?m\b\.?)?(?![\d:])/giu;

/** Times that no clock shows: "17:30pm", "25:00", "8:75"; each once. */
export function impossibleTimes(text: string): string[] {
	const found = [...text.matchAll(TIME)].flatMap(([whole, hours = '', minutes, half]) => {
		if (minutes === undefined && half === undefined) return [];
		const hour = Number(hours);
		const minute = Number(minutes ?? '0');
		const possible = half
			? hour >= 1 && hour <= 12 && minute < 60
			: (hour < 24 && minute < 60) || (hour === 24 && minute === 0);
		return possible ? [] : [whole.trim()];
	});
	return [...new Set(found)];
}

/** Schedules and breaks among the working conditions. */
export function lintTimes({ conditions }: MatrixContent): Finding[] {
	return conditions.flatMap((row) =>
		impossibleTimes(row.description).map((time) =>
			finding(
				'impossible_time',
				{ section: 'equipment', rowId: row.id, field: 'description', subject: time },
				{ time }
			)
		)
	);
}
