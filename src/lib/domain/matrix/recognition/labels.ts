import { labelKey, withoutParentheses } from './label-key';
import type { Section } from '../vocabulary';

/**
 * What stands in header cells and before colons, in both languages: field, then its labels
 * separated by bars, Spanish first and English after the double bar. Found by key (see labelKey).
 */
const FIELDS = {
	'header.title':
		'título del puesto|nombre del puesto|denominación del puesto|puesto|título||job title|position title|position|title|role',
	'header.code':
		'código|código del puesto|clave|clave del puesto||code|job code|position code|position id',
	'header.unit':
		'gerencia y área|gerencia|área|departamento|dirección|unidad|unidad organizativa|gerencia / área||department|area|unit|division|department and area|department / area',
	'header.reportsTo':
		'puesto al que reporta|reporta a|jefe inmediato|jefe directo|puesto del jefe inmediato||reports to|manager|direct manager|supervisor',
	'header.directReports':
		'puestos que le reportan|le reportan|personal a cargo|subordinados||direct reports|positions that report|positions reporting to it|supervises',
	'header.level':
		'nivel de competencia|nivel del puesto|nivel de competencias||competence level|competency level|job level',
	'objective.text':
		'objetivo del puesto|objetivo|misión del puesto|propósito del puesto|objetivo general||objective|job objective|purpose of the position|job purpose|mission',
	'function.number': 'no|núm|número|#|n°||number|nr',
	'function.what':
		'funciones|función|actividad|actividades|responsabilidad|responsabilidades|funciones del puesto||functions|function|responsibilities|responsibility|duties|duty|task|tasks',
	'function.deliverable':
		'entregable|entregables|producto|resultado||deliverable|deliverables|output|outputs',
	'function.recipient':
		'puesto al que entrega|a quién|a quién entrega|entrega a|puesto al que se entrega|destinatario|recibe||recipient|recipients|delivered to|delivers to|handed to',
	'function.frequency':
		'frecuencia de entrega|frecuencia|frec|periodicidad||frequency|delivery frequency|how often',
	'function.share': '% de tiempo|porcentaje de tiempo|% tiempo||% of time|time share|share of time',
	'kpi.number': 'no|núm|número|#|n°||number|nr',
	'kpi.statement':
		'kpi|kpis|indicador|indicadores|indicador del puesto|indicador (kpi)||kpi statement|indicator|indicators|key performance indicator',
	'kpi.source':
		'entregable|entregables|fuente|fuente de información||source|deliverable|data source|evidence',
	'kpi.target':
		'dato duro|meta|objetivo|valor meta|valor objetivo||target|hard data|hard target|goal',
	'kpi.valueType': 'tipo de valor|tipo de dato|unidad de medida||value type|type of value|measure',
	'kpi.direction':
		'es mejor si|mejor si|sentido|tendencia||better if|better when|is better if|direction',
	'kpi.weight': 'ponderación|peso|pond|% de valor|valor %|peso %||weight|weighting|weight %',
	'kpi.formula': 'fórmula|fórmula de cálculo|cálculo||formula|calculation',
	'kpi.period': 'frecuencia|frecuencia de medición|periodo|periodicidad||period|measured|frequency',
	'internal.parties':
		'puesto y área|puesto o área|puesto / área|puesto|área|relaciones internas|internas|internos||position and area|position or area|internal relationships|internal|position and department',
	'internal.purpose': 'finalidad|propósito|para qué|motivo||purpose|reason|what for',
	'external.parties':
		'puesto, empresa o dependencia|empresa o dependencia|empresa|dependencia|relaciones externas|externas|externos|puesto, empresa o autoridad||position, company or authority|company or authority|company|external relationships|external|organization',
	'external.purpose': 'finalidad|propósito|para qué|motivo||purpose|reason|what for',
	'development.junior': 'junior|jr|nivel junior||junior level',
	'development.senior': 'senior|sr|nivel senior||senior level',
	'development.master': 'master|máster|experto|nivel master||master level',
	'competency.name':
		'competencia|competencias|competencias institucionales|competencias del puesto||competency|competencies|competence',
	'competency.level':
		'nivel de dominio|nivel|dominio|nivel requerido||level|proficiency|required level|proficiency level',
	'education.grade':
		'escolaridad|grado|grado de estudios|nivel de estudios|formación académica||education|degree|education level|schooling',
	'education.mark': 'marcar x|marcar|marque x|requerido|se pide|x||required|mark|mark x|tick',
	'education.status': 'estatus|grado de avance|situación||status|degree status',
	'education.fields':
		'observaciones|carrera|carreras|especialidad|área de estudio||remarks|fields|field of study|fields of study|notes|comments',
	'travel.required':
		'requiere viajar|disponibilidad para viajar|viajes|viajar||travel required|travel|requires travel|willing to travel',
	'travel.frequency': 'frecuencia|frecuencia de viaje||frequency|travel frequency',
	'language.name': 'idioma|idiomas||language|languages',
	'language.read': 'leído|lectura|lee||read|reading',
	'language.written': 'escrito|escritura|escribe||written|writing',
	'language.spoken': 'hablado|habla|conversación||spoken|speaking',
	'knowledge.name':
		'conocimientos y habilidades|conocimientos|conocimiento|cursos|cursos y certificaciones|curso|habilidades||knowledge and skills|knowledge|courses|course|skills|certifications',
	'knowledge.need':
		'indispensable/deseado|indispensable/deseable|indispensable o deseable|deseado/indispensable|requisito|se pide||required/desirable|indispensable/desirable|required or desirable|need',
	'experience.what':
		'experiencia|experiencia en|experiencia laboral|puesto o área||experience|experience in',
	'experience.duration':
		'tiempo de experiencia|tiempo|años|años de experiencia|duración||time|years|duration|length|years of experience',
	'equipment.tool':
		'equipo y herramientas|equipo|herramientas|herramienta|herramientas de trabajo||equipment and tools|equipment|tools|tool',
	'equipment.condition':
		'condiciones de trabajo|condiciones|condición||working conditions|conditions|condition',
	'condition.schedule': 'horario|horario de trabajo|jornada||schedule|working hours',
	'condition.meal-break': 'tiempo de comida|comida|horario de comida||meal break|lunch break',
	'condition.availability': 'disponibilidad|guardia|guardias||availability|on call',
	'authority.text': 'autoridad|nivel de autoridad|facultades||authority|decision authority',
	'confidentiality.text': 'confidencialidad|información confidencial||confidentiality',
	'signature.prepared': 'elaboró|elaborado por|elabora|preparó||prepared by|prepared|drafted by',
	'signature.reviewed': 'revisó|revisado por|revisa|vo bo|visto bueno||reviewed by|reviewed',
	'signature.authorised':
		'autorizó|autorizado por|autoriza|aprobó|aprobado por||authorised by|authorized by|approved by|approved',
	'signature.acknowledged':
		'enterado|enterada|enterado (a)|recibí|firma de enterado|firma del colaborador||acknowledged|acknowledged by|employee signature',
	'signature.blank':
		'firma|nombre y firma|nombre|fecha|firmas||signature|name and signature|name|date|signatures'
} as const;

export type Field = keyof typeof FIELDS;
export type Kind = Field extends infer F ? (F extends `${infer K}.${string}` ? K : never) : never;
export interface Label {
	field: Field;
	kind: Kind;
	language: 'es' | 'en' | null;
}

/** Titles of sections, as headings or as the only cell of a row; `side` for relationships. */
const TITLES: [Section | 'form' | 'location' | 'authority' | 'confidentiality', string][] = [
	['form', 'matriz de puesto|matriz del puesto|descripción de puesto|descripción del puesto'],
	['form', 'job matrix|job description|position description'],
	['location', 'ubicación organizacional|organigrama|ubicación en la organización'],
	['location', 'organizational location|org location|organization chart|place in the organization'],
	[
		'header',
		'datos del puesto|datos generales|identificación del puesto|position data|general data'
	],
	[
		'objective',
		'objetivo del puesto|objetivo|objetivo general|misión del puesto|propósito del puesto'
	],
	['objective', 'objective|job objective|job purpose|purpose of the position|mission'],
	[
		'functions',
		'funciones|funciones del puesto|responsabilidades|actividades|principales funciones'
	],
	['functions', 'functions|responsibilities|duties|main functions'],
	['kpis', 'indicadores|indicadores del puesto|kpis|indicadores de desempeño|indicadores (kpi)'],
	['kpis', 'indicators|key performance indicators|performance indicators'],
	['relationships', 'relaciones|relaciones del puesto|relaciones de trabajo|relaciones internas'],
	['relationships', 'relaciones externas|relaciones internas y externas|relationships'],
	['relationships', 'working relationships|internal relationships|external relationships'],
	['relationships', 'internas|externas|internal|external'],
	['development', 'plan de desarrollo|desarrollo|plan de carrera|development plan|career plan'],
	[
		'competencies',
		'competencias|competencias del puesto|competencias institucionales|competencies'
	],
	['profile', 'perfil|perfil del puesto|perfil de puesto|escolaridad|idiomas|experiencia|viajes'],
	['profile', 'conocimientos|conocimientos y habilidades|profile|job profile|education|languages'],
	['profile', 'experience|travel|knowledge|knowledge and skills|position profile'],
	['equipment', 'equipo|equipo y herramientas|herramientas|condiciones de trabajo|condiciones'],
	['equipment', 'equipment|equipment and tools|tools|working conditions|equipment and conditions'],
	['equipment', 'equipo y condiciones|equipo, herramientas y condiciones de trabajo'],
	['authority', 'autoridad|nivel de autoridad|authority|decision authority'],
	['confidentiality', 'confidencialidad|confidentiality']
];
export type Title = (typeof TITLES)[number][0];

function index(): Map<string, Label[]> {
	const found = new Map<string, Map<Field, Label>>();
	for (const [field, words] of Object.entries(FIELDS) as [Field, string][]) {
		const kind = field.slice(0, field.indexOf('.')) as Kind;
		const [es = '', en = ''] = words.split('||');
		for (const [language, list] of [
			['es', es],
			['en', en]
		] as const)
			for (const word of list.split('|')) {
				const labels = found.get(labelKey(word)) ?? new Map<Field, Label>();
				const both = labels.has(field);
				found.set(labelKey(word), labels);
				labels.set(field, { field, kind, language: both ? null : language });
			}
	}
	return new Map([...found].map(([key, labels]) => [key, [...labels.values()]]));
}
const LABELS = index();
const TITLE_KEYS = new Map(
	TITLES.flatMap(([title, words]) => words.split('|').map((word) => [labelKey(word), title]))
);

/** Every field that a cell's or a line's text may be the label of; none for a value. */
export function labelsOf(text: string): readonly Label[] {
	const key = labelKey(text);
	if (key === '') return [];
	return LABELS.get(key) ?? LABELS.get(labelKey(withoutParentheses(text))) ?? [];
}

/** The section that a heading opens, its numbering ignored («3. Indicadores»); null when none. */
export function titleOf(text: string): Title | null {
	const bare = text.replace(/^\s*(?:\d{1,2}|[ivx]{1,4})\s*[.)-]+\s*/i, '');
	const key = labelKey(bare);
	if (key === '') return null;
	return TITLE_KEYS.get(key) ?? TITLE_KEYS.get(labelKey(withoutParentheses(bare))) ?? null;
}
