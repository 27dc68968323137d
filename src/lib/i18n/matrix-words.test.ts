import { describe, expect, it } from 'vitest';
import * as read from '$lib/domain/matrix/recognition/words';
import * as lists from '$lib/domain/matrix/vocabulary';
import * as words from './matrix-words';

const LOCALES = ['es', 'en'] as const;

function readBack<Code extends string>(
	codes: readonly Code[],
	word: (code: Code, locale: 'es' | 'en') => string,
	reader: (text: string) => Code | null
): [Code, Code | null][] {
	return LOCALES.flatMap((locale) =>
		codes.map((code): [Code, Code | null] => [code, reader(word(code, locale))])
	);
}

describe('the words of the closed lists', () => {
	it.each([
		[
			'frequencies',
			readBack(
				lists.FREQUENCIES,
				words.frequencyWord,
				(text) => read.readFrequency(text)?.frequency ?? null
			)
		],
		['directions', readBack(lists.DIRECTIONS, words.directionWord, read.readDirection)],
		['value types', readBack(lists.VALUE_TYPES, words.valueTypeWord, read.readValueType)],
		['grades', readBack(lists.EDUCATION_GRADES, words.gradeWord, read.readGrade)],
		['degrees', readBack(lists.DEGREE_STATUSES, words.degreeWord, read.readDegreeStatus)],
		['levels', readBack(lists.LANGUAGE_LEVELS, words.languageLevelWord, read.readLevel)],
		['needs', readBack(lists.NEEDS, words.needWord, read.readNeed)],
		['conditions', readBack(lists.CONDITION_KINDS, words.conditionWord, read.readConditionKind)]
	])('are read back from a document: %s', (_list, pairs) => {
		for (const [code, readCode] of pairs) expect(readCode).toBe(code);
	});

	it('are empty for none', () => {
		expect(words.frequencyWord(null, 'es')).toBe('');
	});
});
