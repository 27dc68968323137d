import type {
	ConditionKind,
	DegreeStatus,
	Direction,
	EducationGrade,
	Frequency,
	LanguageLevel,
	Need,
	ValueType
} from '../vocabulary';
import { keyed, labelKey, withoutParentheses } from './label-key';

const FREQUENCY = keyed<Frequency>({
	daily: 'diario|diaria|diariamente|cada día|todos los días|daily|every day',
	weekly: 'semanal|semanalmente|cada semana|sem|weekly|every week',
	biweekly: 'quincenal|quincenalmente|catorcenal|biweekly|fortnightly|every two weeks',
	monthly: 'mensual|mensualmente|cada mes|mens|monthly|every month',
	bimonthly: 'bimestral|bimestralmente|cada dos meses|bimonthly|every two months',
	quarterly: 'trimestral|trimestralmente|trim|quarterly',
	semiannual: 'semestral|semestralmente|semiannual|half-yearly|twice a year',
	annual: 'anual|anualmente|cada año|annual|annually|yearly',
	eventual:
		'eventual|eventualmente|ocasional|por evento|cuando se requiera|cuando se requiere|a solicitud|as needed|occasional|on demand|when required'
});
const LEVEL = keyed<LanguageLevel>({
	low: 'bajo|básico|elemental|low|basic|beginner',
	medium: 'medio|intermedio|medium|intermediate',
	high: 'alto|avanzado|nativo|high|advanced|fluent|native'
});
const NEED = keyed<Need>({
	indispensable: 'indispensable|requerido|obligatorio|necesario|required|mandatory|essential|must',
	desirable: 'deseado|deseable|opcional|preferible|desirable|desired|preferred|optional'
});
const DIRECTION = keyed<Direction>({
	increases: 'aumenta|sube|incrementa|crece|mayor|más alto|increases|goes up|higher|up',
	decreases: 'disminuye|baja|reduce|se reduce|menor|más bajo|decreases|goes down|lower|down',
	range:
		'rango|en rango|está en rango|se mantiene|se mantiene en rango|range|stays in range|in range'
});
const VALUE_TYPE = keyed<ValueType>({
	percentage: '% porcentaje|porcentaje|%|porcentual|percentage|percent|% percentage',
	number: '# número|número|#|cantidad|numérico|unidades|number|count|# number',
	currency: '$ pesos|pesos|$|moneda|$ moneda|importe|monto|dinero|currency|amount|money|$ currency',
	minutes: 'minutos|tiempo|tiempo en minutos|min|tiempo (minutos)|minutes|time|time in minutes',
	'yes-no': 'sí/no|sí o no|cumple/no cumple|cumple|yes/no|yes or no|met/not met'
});
const YES = new Set(
	['sí', 'x', 'yes', '✓', '✔', '☑', '☒', '1', 'true', '•', '✗'].map((w) => labelKey(w) || w)
);

const look = <T>(list: ReadonlyMap<string, T>, text: string): T | null =>
	list.get(labelKey(text)) ?? list.get(labelKey(withoutParentheses(text))) ?? null;

/** Each reads one word of a closed list, Spanish or English; null when it is none of them. */
export const readLevel = (text: string): LanguageLevel | null =>
	look(LEVEL, text.replace(/^nivel\s+/i, ''));
export const readNeed = (text: string): Need | null => look(NEED, text);
export const readDirection = (text: string): Direction | null => look(DIRECTION, text);
export const readValueType = (text: string): ValueType | null => look(VALUE_TYPE, text);

/** The frequency and whether the cell held more than the one word («Diario, semanal»). */
export function readFrequency(text: string): { frequency: Frequency; exact: boolean } | null {
	const whole = look(FREQUENCY, text);
	if (whole) return { frequency: whole, exact: true };
	for (const part of text.slice(0, 200).split(/[,;/]|\s+(?:y|o|and|or)\s+|\s+/)) {
		const frequency = part ? look(FREQUENCY, part) : null;
		if (frequency && part.length > 2) return { frequency, exact: false };
	}
	return null;
}

/** True for a tick, false for «no» or a dash; null when it is neither. */
export function readTick(text: string): boolean | null {
	const bare = text.replace(/[[\]().\s]/g, '');
	if (YES.has(labelKey(bare) || bare)) return true;
	return /^(no|n\/?a|ninguna?|none|-+|–|☐|0|false|not?)?$/i.test(bare) ? false : null;
}

const GRADES: [EducationGrade, RegExp][] = [
	['postgraduate', /p(os|ost)grado|maestria|doctorado|especialidad|postgraduate|master'?s|phd/],
	['technical', /tecnic|comercial|technical|vocational|tsu/],
	['university', /universi|licenciatura|profesional|ingenieria|university|bachelor|college|degree/],
	['high-school', /bachillerato|preparatoria|media superior|high school/],
	['secondary', /secundaria|secondary|middle school/],
	['primary', /primaria|primary|elementary/]
];

const plain = (text: string): string =>
	text
		.slice(0, 300)
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();

export function readGrade(text: string): EducationGrade | null {
	return GRADES.find(([, pattern]) => pattern.test(plain(text)))?.[0] ?? null;
}

export function readDegreeStatus(text: string): DegreeStatus | null {
	if (/\b(trunc[oa]|inconclus[oa]|en curso|unfinished|in progress)\b/.test(plain(text)))
		return 'unfinished';
	if (/\b(titulad[oa]|con titulo|cedula|graduated|degree held)\b/.test(plain(text)))
		return 'graduated';
	return /\b(concluid[oa]|terminad[oa]|pasante|completed)\b/.test(plain(text)) ? 'completed' : null;
}

const CONDITIONS: [ConditionKind, RegExp][] = [
	['meal-break', /^(tiempo |hora(rio)? )?(de |para )?(la )?(comida|alimentos)|^meal|^lunch/],
	['schedule', /^(horario|jornada|entrada|turno|schedule|working hours|shift)/],
	['availability', /^(disponib|guardia|availab|on.?call)/]
];

/** The kind a working condition names in its first words; `other` when it names none. */
export function readConditionKind(text: string): ConditionKind {
	return CONDITIONS.find(([, pattern]) => pattern.test(plain(text)))?.[0] ?? 'other';
}
