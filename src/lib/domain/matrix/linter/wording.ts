import { fold } from '../../text/fold';
import type { MatrixContent } from '../content';
import { finding, type Finding } from './finding';
import { firstWord, startsWithInfinitive, verbFor } from './infinitive';

/** Objective and functions start with an infinitive. In English any base verb will do: unchecked. */
export function lintWording(content: MatrixContent): Finding[] {
	const { objective, language } = content;
	const section = 'objective' as const;
	if (objective.trim() === '')
		return [finding('objective_missing', { section }), ...functionWording(content)];
	if (language !== 'es' || startsWithInfinitive(objective)) return functionWording(content);
	const word = firstWord(objective);
	const where = { section, field: 'objective', subject: fold(word) };
	return [
		finding('objective_not_infinitive', where, { word, verb: verbFor(objective) }),
		...functionWording(content)
	];
}

function functionWording({ functions, language }: MatrixContent): Finding[] {
	if (language !== 'es') return [];
	return functions.flatMap((row, index) => {
		if (row.what.trim() === '' || startsWithInfinitive(row.what)) return [];
		const word = firstWord(row.what);
		return [
			finding(
				'function_not_infinitive',
				{ section: 'functions', rowId: row.id, field: 'what', subject: fold(word) },
				{ number: index + 1, word, verb: verbFor(row.what) }
			)
		];
	});
}
