import type { MatrixContent } from '../content';
import { finding, type Finding } from './finding';

export type Discrimination = 'age' | 'sex' | 'marital-status' | 'pregnancy' | 'appearance';

/**
 * Requirements that Mexican and Salvadoran labour law bar. The finding is an error that nobody can
 * dismiss, so a pattern asks for what is demanded, not for a topic: "perspectiva de género",
 * "atención a la tercera edad" and "1 año de experiencia" are nobody's sex, age or years.
 */
const NOT_YEARS_OF_WORK =
	/(?!\s*(?:de|en|of)\s+(?:\p{L}+\s+)?(?:experien|antiguedad|servicio|practica|trayectoria|ejercicio|vigencia|garantia))/u
		.source;
const ONLY = '(?:personal|sexo|genero|preferentemente|preferible|solo|exclusiv\\p{L}*|unicamente)';
const SEX =
	'(?:masculin[oa]s?|femenin[oa]s?|hombres?|mujer(?:es)?|varon(?:es)?|damas?|caballeros?|senoritas?)';
const PATTERNS: [Discrimination, RegExp][] = [
	[
		'age',
		/(?<!mayor de |mayoria de |primera |segunda |tercera |sin (?:limite|importar|distincion|discriminacion)(?: \p{L}+){0,3} )\bedad\b(?! (?:indistint|escolar|preescolar|media|legal|adulta))/u
	],
	[
		'age',
		new RegExp(
			`\\b(?:de|entre) (?:1[6-9]|[2-9]\\d) (?:a|y|hasta) \\d{2} anos\\b${NOT_YEARS_OF_WORK}`,
			'u'
		)
	],
	[
		'age',
		new RegExp(`\\b(?:menor|no mayor)(?:es)? (?:de|a|que) \\d{2} anos\\b${NOT_YEARS_OF_WORK}`, 'u')
	],
	[
		'age',
		new RegExp(`\\bmayor(?:es)? (?:de|a|que) (?!18|1\\b)[2-9]\\d anos\\b${NOT_YEARS_OF_WORK}`, 'u')
	],
	['age', /\b(?:persona|gente|preferentemente|preferible) joven\b/u],
	[
		'age',
		/\b(?:years? old|(?:under|over|below|younger than|older than) (?!18)\d{2} years\b(?! of)|age (?:limit|range|between|under|\d))/u
	],
	['sex', new RegExp(`\\b${ONLY}[\\s:.,(-]*${SEX}\\b`, 'u')],
	['sex', new RegExp(`^\\W*${SEX}\\W*$`, 'u')],
	[
		'sex',
		/\b(?:(?:sex|gender)[\s:]*(?:male|female|man|woman)|(?:male|female)s?[\s,]*(?:only|preferred|candidates?|applicants?)|(?:only|preferably) (?:male|female|men|women))\b/u
	],
	[
		'marital-status',
		/(?<!registro del |sin importar (?:el |su )?)\bestado civil\b(?![\s:]*indistint)/u
	],
	[
		'marital-status',
		/\b(?:solter[oa]s?|casad[oa]s?|sin hijos|unmarried|marital status|no children)\b/u
	],
	[
		'pregnancy',
		/\b(?:no|sin|prueba de|examen de|certificado de|constancia de)\b[^.;]{0,25}\b(?:embaraz\p{L}*|gravidez)|\bingravidez\b|^\W*embaraz/u
	],
	['pregnancy', /\b(?:not?\b[^.;]{0,15}pregnan|pregnancy test)/u],
	[
		'appearance',
		/\b(?:buena|excelente|agradable|impecable) (?:presentacion|apariencia|presencia|imagen personal)\b(?! de )|\b(?:apariencia fisica|aspecto fisico|complexion (?:delgada|media|fisica|robusta)|estatura|tez (?:clara|blanca|morena))\b/u
	],
	['appearance', /\b(?:good|neat|pleasant|attractive) (?:appearance|looks?)\b|\bgood[- ]looking\b/u]
];

/** What a text demands that it may not, with the words that say so; null when nothing. */
export function discriminationIn(text: string): { kind: Discrimination; quote: string } | null {
	const composed = text.normalize('NFC');
	const plain = withoutAccents(composed);
	for (const [kind, pattern] of PATTERNS) {
		const match = pattern.exec(plain);
		if (match) {
			const quote = composed.slice(match.index, match.index + match[0].length).trim();
			return { kind, quote };
		}
	}
	return null;
}

/** Profile and conditions: where a form asks for something of a person. */
export function lintDiscrimination({ profile, conditions }: MatrixContent): Finding[] {
	const asked = [
		...profile.education.map((row) => ({ id: row.id, field: 'fields', text: row.fields })),
		...profile.knowledge.map((row) => ({ id: row.id, field: 'name', text: row.name })),
		...profile.experience.map((row) => ({ id: row.id, field: 'what', text: row.what })),
		...conditions.map((row) => ({ id: row.id, field: 'description', text: row.description }))
	];
	return asked.flatMap(({ id, field, text }) => {
		const found = discriminationIn(text);
		if (found === null) return [];
		const section = field === 'description' ? ('equipment' as const) : ('profile' as const);
		return [finding('discriminatory_requirement', { section, rowId: id, field }, found)];
	});
}

// Keeps every letter at its place, so that the quote can be cut from the original.
function withoutAccents(text: string): string {
	return text.replace(/[À-ɏ]/g, (letter) => letter.normalize('NFD').charAt(0)).toLowerCase();
}
