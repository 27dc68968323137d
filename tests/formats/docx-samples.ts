import { deflateSync } from 'node:zlib';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { emptyMatrix } from '$lib/domain/matrix/empty-matrix';
import type { PrintedMatrix } from '$lib/server/formats/docx/matrix-input';

const crcTable = Array.from({ length: 256 }, (_, n) => {
	let c = n;
	for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
	return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const out = Buffer.alloc(body.length + 8);
	out.writeUInt32BE(data.length, 0);
	body.copy(out, 4);
	out.writeUInt32BE(crc32(body), body.length + 4);
	return out;
}

/** A plain logo: a teal field with a lighter stripe. */
export function logoPng(width = 240, height = 64): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 2, 0, 0, 0], 8);
	const rows = Array.from({ length: height }, (_, y) => {
		const row = Buffer.alloc(1 + width * 3);
		for (let x = 0; x < width; x++) {
			const stripe = x + y > width * 0.55 && x + y < width * 0.7;
			row.set(stripe ? [102, 201, 189] : [10, 92, 88], 1 + x * 3);
		}
		return row;
	});
	const data = deflateSync(Buffer.concat(rows));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return new Uint8Array(
		Buffer.concat([
			signature,
			chunk('IHDR', header),
			chunk('IDAT', data),
			chunk('IEND', Buffer.alloc(0))
		])
	);
}

/** As much of a JPEG as Word asks for before it draws: its segments up to the frame, 640 × 200. */
export function logoJpeg(): Uint8Array {
	const frame = [0xff, 0xc0, 0, 17, 8, 0, 200, 2, 128, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
	return new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...frame, 0xff, 0xd9]);
}

const recipient = (id: string, name: string, positionId: string | null = null) => ({
	id,
	kind: positionId ? ('position' as const) : ('text' as const),
	positionId,
	name
});

const FUNCTIONS: [string, [string, string[], 'daily' | 'weekly' | 'monthly' | 'eventual'][]][] = [
	[
		'Atender por teléfono, correo y mensajería las consultas de titulares y administradores de flotilla.',
		[['Registro de contactos del día', ['Coordinación de Servicio al Cliente'], 'daily']]
	],
	[
		'Resolver inconformidades y proponer alternativas que eviten cancelar la cuenta.',
		[
			[
				'Ficha de incidencia con acuerdo',
				['Coordinación de Retención', 'Gerente Jr de turno'],
				'eventual'
			],
			['Resumen semanal de acuerdos', ['Coordinación de Servicio al Cliente'], 'weekly'],
			['Carta de respuesta al titular', ['Titular de la cuenta'], 'eventual']
		]
	],
	[
		'Tramitar altas, reposiciones y bajas de tarjetas y dispositivos hasta su entrega.',
		[['Bitácora de dispositivos', ['Auxiliar de Dispositivos'], 'daily']]
	],
	[
		'Autorizar cargas manuales dentro del límite asignado y documentar cada excepción.',
		[['Relación de cargas autorizadas', ['Validador de Cargas'], 'daily']]
	],
	[
		'Investigar cargos no reconocidos y comunicar el dictamen al cliente.',
		[['Expediente del caso cerrado', ['Analista de Casos Especiales'], 'weekly']]
	],
	[
		'Confirmar depósitos de clientes foráneos y liberar su saldo en estaciones.',
		[['Conciliación de depósitos', ['Analista de Ingresos'], 'daily']]
	],
	[
		'Canalizar solicitudes a crédito, facturación y sistemas, y seguirlas hasta su cierre.',
		[['Tablero de solicitudes abiertas', ['Coordinación de Servicio al Cliente'], 'weekly']]
	],
	[
		'Elaborar el resumen de motivos de contacto con propuestas de mejora.',
		[['Informe de motivos de contacto', ['Gerencia de Experiencia del Cliente'], 'monthly']]
	]
];

/** A complete matrix in Spanish. */
export function fullContent(): MatrixContent {
	const content = emptyMatrix('Ejecutivo de Atención a Clientes');
	return {
		...content,
		competenceLevel: 'Nivel 2',
		objective:
			'Resolver las consultas e inconformidades de titulares y administradores de flotilla por todos los canales, con respuestas claras y dentro de plazo, para conservar las cuentas y que cada unidad cargue combustible sin contratiempos.',
		functions: FUNCTIONS.map(([what, deliverables], f) => ({
			id: `fn-${f}`,
			what,
			timeShare: null,
			deliverables: deliverables.map(([name, names, frequency], d) => ({
				id: `dl-${f}-${d}`,
				name,
				frequency,
				recipients: names.map((each, r) =>
					recipient(`rc-${f}-${d}-${r}`, each, r === 0 && f === 0 ? 'pos-coord' : null)
				)
			}))
		})),
		kpis: [
			kpi(0, 'Satisfacción en la encuesta posterior al contacto', 'Encuestas', 4_000, {
				wording: '85 % de satisfacción de cada ejecutivo',
				value: 85,
				scope: 'individual'
			}),
			kpi(1, 'Casos especiales cerrados en 5 días hábiles', 'Expedientes', 3_550, {
				value: 95,
				scope: 'team',
				lowerLimit: 70
			}),
			{
				...kpi(2, 'Tiempo de primera respuesta por escrito', 'Bitácora de canales', 2_450, {
					comparison: 'range',
					value: 3,
					upperValue: 8,
					unit: 'min',
					lowerLimit: 1,
					upperLimit: 15
				}),
				valueType: 'minutes',
				direction: 'decreases',
				formula: 'Minutos entre la recepción y la primera respuesta, promedio del mes',
				period: 'monthly'
			}
		],
		relationships: {
			internal: [
				{
					id: 'in-0',
					parties: ['Encargados de estación', 'Supervisores de zona'],
					purpose: 'Resolver cargas detenidas e intercambiar información'
				},
				{ id: 'in-1', parties: ['Crédito y Cobranza'], purpose: 'Aclarar facturas, vales y pagos' },
				{
					id: 'in-2',
					parties: ['Soporte a Usuarios, Tecnología'],
					purpose: 'Recuperar accesos y bitácoras'
				}
			],
			external: [
				{
					id: 'ex-0',
					parties: ['Estaciones afiliadas'],
					purpose: 'Liberar cargas y corregir lecturas'
				}
			]
		},
		development: {
			junior: [
				'Productos y cobertura de la red',
				'Redacción y ortografía',
				'Lenguaje positivo',
				'Estructura de la llamada'
			].map((name, i) => ({ id: `jr-${i}`, name, kind: 'course' as const, required: i < 2 })),
			senior: ['Negociación y retención', 'Procesos de crédito y facturación'].map((name, i) => ({
				id: `sr-${i}`,
				name,
				kind: 'skill' as const,
				required: true
			})),
			master: [
				{ id: 'ms-0', name: 'Manejo de conversaciones difíciles', kind: null, required: false }
			]
		},
		competencies: [
			'Orientación al servicio',
			'Comunicación eficaz',
			'Colaboración',
			'Conciencia organizacional'
		].map((name, i) => ({
			id: `cp-${i}`,
			model: 'Competencias institucionales',
			name,
			level: i === 0 ? 'Nivel 3' : 'Nivel 2'
		})),
		profile: {
			education: [
				{ id: 'ed-0', grade: 'high-school', required: false, status: null, fields: '' },
				{
					id: 'ed-1',
					grade: 'university',
					required: true,
					status: 'completed',
					fields: 'Comunicación, Administración, Relaciones Públicas'
				},
				{ id: 'ed-2', grade: 'postgraduate', required: false, status: null, fields: '' },
				{ id: 'ed-3', grade: 'postgraduate', required: false, status: null, fields: '' }
			],
			travel: { required: false, frequency: '' },
			languages: [
				{ id: 'ln-0', name: 'Español', read: 'high', written: 'high', spoken: 'high' },
				{ id: 'ln-1', name: 'Inglés', read: 'medium', written: 'medium', spoken: 'low' }
			],
			knowledge: [
				{ id: 'kn-0', name: 'Manejo del estrés', need: 'indispensable' },
				{ id: 'kn-1', name: 'Comunicación asertiva', need: 'indispensable' },
				{ id: 'kn-2', name: 'Inglés de servicio', need: 'desirable' }
			],
			experience: [
				{ id: 'xp-0', what: 'Atención a clientes en centro de contacto', duration: '1 año' }
			]
		},
		equipment: [
			{ id: 'eq-0', name: 'Computadora portátil y diadema' },
			{ id: 'eq-1', name: 'Teléfono celular con línea de datos' }
		],
		conditions: [
			{ id: 'cd-0', kind: 'schedule', description: 'Lunes a viernes, de 8:30 a 17:30' },
			{ id: 'cd-1', kind: 'meal-break', description: '30 minutos dentro de la jornada' },
			{ id: 'cd-2', kind: 'availability', description: 'Un sábado al mes' }
		],
		authority: 'Autoriza cargas manuales hasta 2,000 pesos por evento.',
		confidentiality: ''
	};
}

type Target = NonNullable<MatrixContent['kpis'][number]['target']>;

function kpi(
	n: number,
	statement: string,
	source: string,
	weight: number,
	target: Partial<Target>
): MatrixContent['kpis'][number] {
	return {
		id: `kpi-${n}`,
		statement,
		source,
		weight,
		formula: '',
		period: null,
		currency: null,
		valueType: 'percentage',
		direction: 'increases',
		target: {
			comparison: 'minimum',
			value: 0,
			upperValue: null,
			unit: '',
			scope: null,
			wording: '',
			lowerLimit: null,
			upperLimit: null,
			...target
		}
	};
}

const position = (positionId: string, title: string) => ({
	positionId,
	code: positionId.toUpperCase(),
	title
});

/** A published version with everything filled in. */
export function published(): PrintedMatrix {
	return {
		body: {
			code: 'ATC-014',
			content: fullContent(),
			placements: [
				{
					unitId: 'u-exp',
					unitPath: ['Gerencia de Experiencia del Cliente', 'Atención a Clientes'],
					boss: position('pos-coord', 'Coordinación de Servicio al Cliente'),
					reports: [],
					peers: [
						position('pos-dig', 'Ejecutivo de Canales Digitales'),
						position('pos-aux', 'Auxiliar de Dispositivos')
					],
					headcount: 19
				}
			]
		},
		version: {
			number: 4,
			shownState: 'published',
			effectiveFrom: '2026-03-02',
			supersedes: { number: 3, effectiveFrom: '2025-01-14' },
			moment: '2026-02-27T17:20:31.123Z'
		},
		signatures: [
			{
				role: 'prepared',
				name: 'Marcela Ibarra Nieto',
				position: 'Analista de Recursos Humanos',
				date: '2026-02-18',
				onBehalfOf: null
			},
			{
				role: 'reviewed',
				name: 'Rubén Ochoa Lira',
				position: 'Coordinación de Servicio al Cliente',
				date: '2026-02-24',
				onBehalfOf: null
			},
			{
				role: 'authorised',
				name: 'Teresa Villaseñor Paz',
				position: 'Gerencia de Experiencia del Cliente',
				date: '2026-02-27',
				onBehalfOf: 'Octavio Rentería Solís'
			}
		],
		acknowledgement: {
			employee: { name: 'Daniela Fuentes Arce', number: '00417' },
			state: 'acknowledged',
			date: '2026-03-04',
			method: 'password'
		},
		company: {
			name: 'Rodada Tarjetas, S. A. de C. V.',
			taxId: 'RTA010203AB4',
			country: 'MX',
			logo: logoPng()
		},
		positionsById: new Map([
			['pos-coord', { code: 'ATC-001', title: 'Coordinación de Servicio al Cliente' }]
		]),
		hash: '7c1e94ab02d6f85e7c1e94ab02d6f85e7c1e94ab02d6f85e7c1e94ab02d6f85e'
	};
}

/** A draft in which nothing but the title was typed. */
export function emptyDraft(): PrintedMatrix {
	const full = published();
	return {
		...full,
		body: { code: '', content: emptyMatrix(''), placements: [] },
		version: {
			number: null,
			shownState: 'draft',
			effectiveFrom: null,
			supersedes: null,
			moment: '2026-03-09T10:00:00Z'
		},
		signatures: [],
		acknowledgement: null,
		company: { ...full.company, logo: null, taxId: '' },
		hash: null
	};
}

/** A filled draft whose weights do not add up. */
export function filledDraft(): PrintedMatrix {
	const full = published();
	const content = fullContent();
	content.kpis = content.kpis.map((each, i) => ({
		...each,
		weight: i === 0 ? 2_500 : each.weight
	}));
	return {
		...full,
		body: { ...full.body, content },
		version: { ...full.version, number: null, shownState: 'in-review', effectiveFrom: null },
		signatures: full.signatures.slice(0, 1),
		acknowledgement: null,
		hash: null
	};
}

/** As long as the schema allows: 60 functions, 40 indicators, and texts of several lines. */
export function longest(): PrintedMatrix {
	const full = published();
	const content = fullContent();
	const many = <T extends { id: string }>(list: T[], most: number): T[] =>
		Array.from({ length: most }, (_, i) => ({
			...(list[i % list.length] as T),
			id: `${list[0]?.id}-n${i}`
		}));
	content.functions = many(content.functions, 60).map((each, f) => ({
		...each,
		timeShare: f % 2 ? 150 : null,
		deliverables: many(each.deliverables, 1 + (f % 7)).map((deliverable, d) => ({
			...deliverable,
			id: `dl-${f}-${d}`,
			recipients: deliverable.recipients.map((r, n) => ({ ...r, id: `rc-${f}-${d}-${n}` }))
		}))
	}));
	content.kpis = many(content.kpis, 40).map((each) => ({ ...each, weight: 250 }));
	content.relationships.internal = many(content.relationships.internal, 40);
	content.development.junior = many(content.development.junior, 60);
	content.objective = Array.from({ length: 6 }, () => content.objective).join('\n\n');
	return { ...full, body: { ...full.body, content } };
}

export const NASTY = [
	'<w:p>&amp;"\'</w:p> ]]> <!-- -->',
	'control \u0000\u0001\u0008\u000b\u000c\u001f\u007f end',
	'lone \ud800 and \udfff surrogates',
	'not \ufffe a \uffff character',
	`palabra${'x'.repeat(280)}`,
	'👩🏽‍🔧 emoji 🇲🇽',
	'שלום עולם 123 (abc)',
	'مرحبا بالعالم',
	'override \u202egnirts\u202c here',
	'line one\nline two\r\nline three\u2028four\ttab',
	'   ',
	'{{placeholder}} ${x} %s'
];

/** Hostile texts in every field. */
export function nasty(): PrintedMatrix {
	let next = 0;
	const spoil = (value: unknown, key: string): unknown => {
		if (Array.isArray(value)) return value.map((each) => spoil(each, key));
		if (value instanceof Uint8Array || value instanceof Map) return value;
		if (value !== null && typeof value === 'object') {
			return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, spoil(v, k)]));
		}
		return typeof value === 'string' && TEXT_KEYS.has(key) ? NASTY[next++ % NASTY.length] : value;
	};
	const full = published();
	const content = spoil(full.body.content, '') as MatrixContent;
	content.development.junior.forEach((topic) => (topic.name = 'same'));
	return {
		...(spoil({ ...full, body: { ...full.body, content } }, '') as PrintedMatrix),
		positionsById: full.positionsById
	};
}

const TEXT_KEYS = new Set([
	'title',
	'competenceLevel',
	'objective',
	'what',
	'name',
	'statement',
	'source',
	'wording',
	'unit',
	'formula',
	'parties',
	'purpose',
	'model',
	'level',
	'fields',
	'frequency_',
	'duration',
	'description',
	'authority',
	'confidentiality',
	'code',
	'unitPath',
	'position',
	'onBehalfOf',
	'taxId',
	'number_',
	'remarks'
]);

/** The same position in three units, with many peers and reports. */
export function manyPlacements(): PrintedMatrix {
	const full = published();
	const [first] = full.body.placements;
	if (!first) throw new Error('the sample has a placement');
	const some = (count: number, name: string) =>
		Array.from({ length: count }, (_, i) => position(`${name}-${i}`, `${name} ${i + 1}`));
	const placements = [
		{ ...first, reports: some(3, 'Auxiliar de Ventanilla') },
		{
			...first,
			unitId: 'u-2',
			unitPath: ['Agencias', 'Agencia Centro'],
			boss: null,
			peers: [],
			reports: some(1, 'Auxiliar')
		},
		{
			...first,
			unitId: 'u-3',
			unitPath: ['Agencias', 'Agencia Norte'],
			peers: some(9, 'Ejecutivo de Zona'),
			reports: some(12, 'Gestor de Ruta')
		},
		{
			...first,
			unitId: 'u-4',
			unitPath: ['Agencias', 'Agencia Sur'],
			peers: some(1, 'Ejecutivo de Zona'),
			reports: some(5, 'Gestor de Ruta')
		}
	];
	return { ...full, body: { ...full.body, placements } };
}

/** The document's own language is English. */
export function english(): PrintedMatrix {
	const full = published();
	const content: MatrixContent = {
		...fullContent(),
		language: 'en',
		title: 'Customer Care Executive',
		objective:
			'Answer the questions and complaints of card holders on every channel, clearly and in time, so that accounts stay and every vehicle fuels without trouble.'
	};
	return {
		...full,
		body: { ...full.body, content },
		version: { ...full.version, shownState: 'superseded' }
	};
}
