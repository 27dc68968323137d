import { fold } from '../../text/fold';
import { significantWords } from '../../text/significant-words';
import type { Language, MatrixContent } from '../content';
import { finding, type Finding } from './finding';

const COURSE_WORDS = new Set(
	(
		'curso cursos taller talleres diplomado capacitacion entrenamiento basico basica intermedio ' +
		'intermedia avanzado avanzada course courses training workshop basic intermediate advanced'
	).split(' ')
);
/** Papers that a person brings along; no plan develops them. */
const PAPERS = /^(?:licencia|cedula|titulo|certificad[oa]|visa|pasaporte|license|licence|degree)\b/;

/** Profile against plan: indispensable courses that nobody is given, languages asked above their course. */
export function lintProfile(content: MatrixContent): Finding[] {
	return [...coursesNotInPlan(content), ...languagesAboveCourse(content)];
}

function coursesNotInPlan({ profile, development }: MatrixContent): Finding[] {
	const topics = [...development.junior, ...development.senior, ...development.master].map(
		({ name }) => new Set(significantWords(name, COURSE_WORDS))
	);
	return profile.knowledge.flatMap((row) => {
		const words = [...new Set(significantWords(row.name, COURSE_WORDS))];
		if (row.need !== 'indispensable' || words.length === 0 || PAPERS.test(fold(row.name)))
			return [];
		if (topics.some((topic) => covers(topic, words))) return [];
		const where = { section: 'development' as const, rowId: row.id, field: 'name' };
		return [finding('course_not_in_plan', where, { name: row.name })];
	});
}

/** One names all that the other names: "Negociación" is covered by "Negociación y retención". */
function covers(topic: ReadonlySet<string>, words: readonly string[]): boolean {
	if (topic.size === 0) return false;
	return words.every((word) => topic.has(word)) || [...topic].every((word) => words.includes(word));
}

function languagesAboveCourse({ profile }: MatrixContent): Finding[] {
	return profile.languages.flatMap((row) => {
		const language = significantWords(row.name)[0];
		if (language === undefined || !asksMuch(row)) return [];
		const course = profile.knowledge.find(
			({ name, need }) => need !== 'indispensable' && significantWords(name).includes(language)
		);
		if (course === undefined) return [];
		const where = { section: 'profile' as const, rowId: row.id, field: 'name' };
		return [finding('language_above_course', where, { name: row.name, course: course.name })];
	});
}

/** From medium on somebody has to have learnt it. */
function asksMuch({ read, written, spoken }: Language): boolean {
	return [read, written, spoken].some((level) => level === 'medium' || level === 'high');
}
