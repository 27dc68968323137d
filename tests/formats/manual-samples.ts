import type { ManualContent, ModificationRow } from '$lib/domain/manual/content';
import type { Snapshot, SnapshotPost, SnapshotUnit } from '$lib/domain/organization/snapshot';
import type { PrintedManual } from '$lib/server/formats/docx/manual/manual-input';
import * as matrixSamples from './docx-samples';

interface Told {
	name: string;
	kind?: string;
	group?: boolean;
	/** The head first; the others report to it. */
	posts: readonly string[];
	objective?: string;
	functions?: readonly string[];
	below?: readonly Told[];
	/** False where a document states the lines. */
	assumed?: boolean;
}

/** The structure that a compact telling comes down to. */
export function structureOf(root: Told): Snapshot {
	const structure: Snapshot = { units: [], posts: [] };
	const walk = (told: Told, parentId: string | null, boss: string | null, order: number): void => {
		const unitId = `u${structure.units.length + 1}`;
		structure.units.push(unitOf(told, { id: unitId, parentId, order }));
		const head = told.posts[0] === undefined ? boss : `${unitId}-p1`;
		told.posts.forEach((title, index) => {
			const id = `${unitId}-p${index + 1}`;
			const reportsTo = index === 0 ? boss : head;
			structure.posts.push(postOf(title, { id, unitId, reportsTo }, told.assumed ?? true));
		});
		(told.below ?? []).forEach((each, index) => walk(each, unitId, head, index + 1));
	};
	walk(root, null, null, 1);
	return structure;
}

function unitOf(told: Told, at: Pick<SnapshotUnit, 'id' | 'parentId' | 'order'>): SnapshotUnit {
	return {
		...at,
		code: at.id.toUpperCase(),
		name: told.name,
		kind: told.kind ?? 'área',
		group: told.group ?? false,
		charts: 'each',
		objective: told.objective ?? '',
		functions: [...(told.functions ?? [])]
	};
}

function postOf(
	title: string,
	at: Pick<SnapshotPost, 'id' | 'unitId' | 'reportsTo'>,
	assumed: boolean
): SnapshotPost {
	const positionId = `pos-${title.toLowerCase().replace(/\W+/gu, '-')}`;
	return {
		...at,
		positionId,
		title,
		...{ code: '', headcount: 1, workplace: '', staff: false },
		assumed: at.reportsTo !== null && assumed
	};
}

const row = (
	number: number,
	date: string,
	items: string[],
	more: Partial<ModificationRow> = {}
): ModificationRow => ({
	number,
	authorisation: 'Presidente y Director Ejecutivo',
	modifiedOn: null,
	effectiveFrom: date,
	items: items.map((text, index) => ({ id: `m${number}-${index}`, text, facts: [] })),
	draftedBy: ['Irene Solórzano'],
	replaces: [],
	...more
});

const COUNTER = [
	'Promover los productos que la institución ofrece.',
	'Atender a quien pide información sobre trámites y requisitos.',
	'Dar seguimiento a los expedientes en trámite.',
	'Resolver quejas y denuncias dentro del plazo.',
	'Medir cada trimestre la satisfacción de los clientes.'
];

/** A management of six work groups and 60-odd posts, after a real manual of 2016. */
const CUSTOMER_SERVICE: Told = {
	name: 'Gerencia de Servicio al Cliente',
	kind: 'gerencia',
	posts: [
		'Gerente Servicio al Cliente',
		'Asistente de Gerencia Servicio al Cliente',
		'Secretaria Ejecutiva',
		'Asistente Administrativo en el Exterior'
	],
	objective:
		'Acercar los productos de la institución a sus clientes con estrategias que amplíen la cartera de créditos, y administrar y comercializar los activos extraordinarios.',
	functions: [
		'Diseñar estrategias de venta, publicidad y servicio, y desarrollar servicios nuevos.',
		'Promover los productos y servicios de la institución en el mercado.',
		'Vigilar que los clientes reciban buena atención por cada medio.',
		'Supervisar cómo se mide y se mejora el servicio.',
		'Coordinar la venta de los activos extraordinarios.',
		'Supervisar cómo se administran los activos extraordinarios.',
		'Dirigir y vigilar proyectos de servicios, herramientas y canales electrónicos nuevos.'
	],
	below: [
		{
			name: 'Área de Atención al Cliente',
			posts: [
				'Jefe Área de Atención al Cliente',
				'Coordinador de Ventanilla',
				'Auxiliar de Ventanilla',
				'Técnico de Atención al Cliente',
				'Asistente de Ventanilla',
				'Asistente de Atención al Cliente',
				'Asistente Servicios Electrónicos'
			],
			objective:
				'Atender a los clientes por todos los medios, darles la información que piden sobre las líneas de crédito y apoyar con ello a la venta.',
			functions: [
				...COUNTER,
				'Mantener al día la base de datos de los clientes y cuidar que esté íntegra.',
				'Atender a los clientes por medios electrónicos.',
				'Ejecutar las estrategias que mejoran el servicio.',
				'Operar el centro de atención telefónica y el sistema de filas.'
			]
		},
		{
			name: 'Área de Activos Extraordinarios',
			posts: [
				'Jefe Área de Activos Extraordinarios',
				'Secretaria',
				'Asistente Contable Activos Extraordinarios',
				'Asistente Activos Extraordinarios',
				'Auxiliar de Activos Extraordinarios'
			],
			objective: 'Llevar con eficiencia el inventario de los activos extraordinarios.',
			functions: [
				'Administrar el inventario de los activos extraordinarios.',
				'Controlar sus valúos y revalúos.',
				'Tener al día y digitalizados sus documentos.',
				'Convenir con otras instituciones el pago de servicios básicos e impuestos municipales.'
			]
		},
		{
			name: 'Agencias',
			kind: 'grupo',
			group: true,
			posts: [],
			objective:
				'Promover los productos de la institución, dirigir las actividades operativas y administrativas de la agencia y dar a cada cliente un servicio ágil y oportuno.',
			functions: [
				...COUNTER,
				'Formalizar créditos hipotecarios.',
				'Administrar los fondos que se asignan a la operación de la agencia.',
				'Gestionar en los registros de la zona la inscripción de compraventas e hipotecas.',
				'Cobrar los préstamos en mora de la zona y recuperarlos por la vía judicial.'
			],
			below: [
				{
					name: 'Agencia Santa Ana',
					kind: 'agencia',
					posts: [
						'Jefe de Agencia',
						'Secretaria de Agencia',
						'Asistente de Agencia',
						'Promotor de Créditos',
						'Gestor Recuperación de Créditos',
						'Asistente de Ventanilla',
						'Colaborador Técnico Jurídico Agencia',
						'Asistente de Ventas',
						'Colaborador Jurídico Agencia',
						'Supervisor Técnico',
						'Analista de Créditos',
						'Ordenanza',
						'Auxiliar de Agencia'
					]
				},
				{
					name: 'Agencia San Miguel',
					kind: 'agencia',
					posts: [
						'Jefe de Agencia',
						'Secretaria de Agencia',
						'Promotor de Créditos',
						'Gestor Recuperación Administrativa y Judicial',
						'Supervisor Técnico',
						'Asistente de Ventanilla',
						'Técnico Jurídico Agencia',
						'Analista de Créditos',
						'Ordenanza'
					]
				}
			]
		},
		{
			name: 'Área de Ventas',
			posts: [
				'Jefe Área de Ventas',
				'Secretaria',
				'Coordinador de Control de Calidad',
				'Coordinador de Vivienda Recuperada',
				'Promotor de Créditos',
				'Supervisor de Servicios Móviles',
				'Asistente de Servicios Móviles',
				'Promotor de Vivienda Recuperada',
				'Asistente de Vivienda Recuperada',
				'Auxiliar de Vivienda Recuperada',
				'Asistente de Ventas',
				'Asistente de Control de Calidad',
				'Asistente de Control Estadístico',
				'Asistente de Notificación',
				'Asistente de Solicitudes',
				'Auxiliar de Notificación',
				'Auxiliar de Ventas'
			],
			objective:
				'Promover la venta de los productos de la institución y controlar cada paso de ella, con la vista puesta en el cliente y en la calidad del servicio, y buscar caminos para que rinda más.',
			functions: [
				'Promover las líneas de crédito, informar sobre sus requisitos y sobre los activos disponibles.',
				'Desarrollar el plan de ventas.',
				'Administrar las ventas que se cierran.',
				'Idear estrategias que aumenten la venta de créditos.',
				'Tener al día la cartera de proyectos habitacionales.',
				'Cultivar la relación con constructores y empresas de bienes raíces.',
				'Organizar ferias y visitas a empresas.',
				'Controlar la recepción y el desalojo de los activos extraordinarios.',
				'Investigar el mercado.',
				'Proponer publicidad para las líneas de crédito.',
				'Diseñar promociones y administrar los artículos que se regalan.'
			]
		},
		{
			name: 'Área de Servicios en Línea',
			posts: [
				'Jefe Área de Servicios en Línea',
				'Promotor de Servicios en Línea',
				'Auxiliar de Servicios en Línea'
			],
			objective:
				'Promover, poner en marcha y mantener disponibles los servicios en línea para clientes y ciudadanos.',
			functions: [
				'Mantener los servicios en línea seguros, disponibles y de calidad, y enseñar a usarlos.',
				'Impulsar el uso de los servicios en línea entre clientes, ciudadanos y empresas con capacitación, difusión y afiliación.',
				'Planear y llevar a cabo proyectos de modernización: gobierno electrónico, red de kioscos, sistema de atención a clientes y centro de contacto en dos vías, entre otros.',
				'Servir de enlace con las iniciativas de gobierno electrónico del país.'
			]
		},
		{
			name: 'Sucursal Paseo',
			kind: 'sucursal',
			posts: [
				'Coordinador de Sucursal',
				'Promotor de Créditos de Sucursal',
				'Asistente de Ventanilla',
				'Auxiliar General de Servicios'
			],
			objective:
				'Promover los productos de la institución y dar a cada cliente un servicio ágil y oportuno.',
			functions: COUNTER
		}
	]
};

/** The content of the manual that is like the real one. */
export function customerServiceContent(): ManualContent {
	return {
		format: 1,
		code: '901 0905',
		formerCodes: ['901 231 905'],
		title: 'Manual de organización y funciones. Gerencia de Servicio al Cliente',
		language: 'es',
		normativeSystem: 'Sistema normativo',
		issuedBy: ['Gerencia de Planificación', 'Área de Desarrollo Organizacional'],
		authorisedBy: 'Presidente y Director Ejecutivo',
		reviewedBy: ['Gerente de Planificación', 'Jefe Área de Desarrollo Organizacional'],
		processOwner: 'Gerente Servicio al Cliente',
		createdOn: '2008-11-19',
		effectiveFrom: '2016-03-15',
		number: 10,
		conformityLegend: 'Este documento es conforme al original firmado',
		objectives:
			'Dar a conocer a quienes trabajan en la Gerencia de Servicio al Cliente su estructura, el objetivo y las funciones de cada área, y de quién depende cada una.',
		sections: [],
		rootUnitId: 'u1',
		structure: structureOf(CUSTOMER_SERVICE),
		annex: [],
		modifications: [
			row(1, '2008-11-19', ['Creación.'], { draftedBy: [] }),
			row(
				2,
				'2009-04-01',
				[
					'Creación de puestos en Gerencia Comercial.',
					'Se renombró Área de Servicio al Cliente y Mercadeo por Área de Servicio al Cliente.',
					'Creación de puestos en Área de Ventas y en Agencias Regionales.',
					'Eliminación de los puestos Coordinador de Activos Extraordinarios y Auxiliar de Activos Extraordinarios.'
				],
				{
					replaces: [
						{
							code: '901 231 905',
							title: 'Manual de Organización y Funciones de la Gerencia Comercial',
							date: '2008-11-19'
						}
					]
				}
			),
			row(
				3,
				'2011-07-29',
				[
					'Revisión anual del instrumento normativo.',
					'Recodificación de 901 231 905 a 901 0905.',
					'Eliminación del puesto Técnico de Ventas.',
					'Incorporación de Agencia Virtual.'
				],
				{ modifiedOn: '2011-07-29' }
			),
			row(4, '2011-09-01', ['Se renombró Agencia Virtual por Área de Servicios en Línea.'], {
				modifiedOn: '2011-09-01'
			}),
			row(5, '2011-12-19', ['Creación del puesto Perito Valuador en Agencias Regionales.'], {
				modifiedOn: '2011-12-19'
			}),
			row(
				6,
				'2012-01-01',
				['Incorporación del Área de Proyección Social con su jefatura y sus puestos.'],
				{ modifiedOn: '2012-01-01' }
			),
			row(
				7,
				'2012-02-15',
				[
					'Eliminación del puesto Asistente Comercial y creación del puesto Asistente de Gerencia Comercial.'
				],
				{ modifiedOn: '2012-02-15' }
			),
			row(
				8,
				'2013-10-01',
				[
					'Actualización de estándares, organigramas, objetivos y funciones.',
					'Creación, cambio de nombre y eliminación de puestos.',
					'Eliminación del Área de Proyección Social.',
					'Cambio de dependencia del puesto Asistente de Ventanilla del Área de Ventas al Área de Atención al Cliente.'
				],
				{ draftedBy: ['Irene Solórzano', 'Bruno Castaneda'] }
			),
			row(9, '2015-05-20', [
				'Creación de los puestos Auxiliar de Vivienda Recuperada, Gestor Recuperación Administrativa y Judicial, Asistente de Agencia, Técnico Jurídico Agencia, Colaborador Técnico Jurídico Agencia y Colaborador Jurídico Agencia.',
				'Eliminación de los puestos Colaborador Jurídico II Agencia y Colaborador Jurídico III Agencia.'
			]),
			row(
				10,
				'2016-03-15',
				[
					'Creación de los puestos Asistente Administrativo en el Exterior y Auxiliar de Ventanilla en el Área de Atención al Cliente.',
					'Se renombró el puesto Asistente Activación O/D por Asistente de Solicitudes en el Área de Ventas.',
					'Eliminación de los puestos Coordinador de Ventas, Asistente de Mercadeo y Perito Valuador, y de Técnico Jurídico Agencia y Gestor Recuperación Administrativa y Judicial en la Agencia Santa Ana.',
					'Separación de organigrama de Agencia San Miguel y Agencia Santa Ana.',
					'Creación de organigrama, objetivo y funciones de la Sucursal Paseo.'
				],
				{ draftedBy: ['Clara Montoya'] }
			)
		]
	};
}

export function printed(content: ManualContent, more: Partial<PrintedManual> = {}): PrintedManual {
	return {
		content,
		state: 'published',
		company: { name: 'Fondo Habitacional de Oriente', logo: matrixSamples.logoPng(260, 70) },
		matrices: new Map(),
		moment: '2016-03-15T15:00:00.000Z',
		...more
	};
}

export const customerService = (): PrintedManual => printed(customerServiceContent());

const SYLLABLES = ['Control', 'Gestión', 'Registro', 'Archivo', 'Enlace', 'Análisis', 'Cobranza'];
const RANKS = ['Auxiliar', 'Asistente', 'Técnico', 'Analista', 'Supervisor', 'Coordinador'];
const AREAS = ['Crédito', 'Cartera', 'Operación', 'Finanzas', 'Sistemas', 'Compras', 'Calidad'];

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** A company of so many units, in three levels, and so many posts; the same at every call. */
export function largeContent(units = 40, posts = 300, language: 'es' | 'en' = 'es'): ManualContent {
	const perUnit = Math.floor(posts / units);
	const extra = posts - perUnit * units;
	const unit = (number: number, below: Told[]): Told => ({
		name: `${below.length > 0 ? 'Gerencia' : 'Área'} ${number} de ${pick(AREAS, number)} y ${pick(SYLLABLES, number * 3)}`,
		assumed: number % 7 === 0,
		posts: [
			`Jefe ${number} de ${pick(AREAS, number)}`,
			...Array.from(
				{ length: perUnit - 1 + (number <= extra ? 1 : 0) },
				(_, at) =>
					`${pick(RANKS, at + number)} de ${pick(SYLLABLES, at * 5 + number)} ${number}.${at + 1}`
			)
		],
		objective: `Responder por ${pick(AREAS, number).toLowerCase()} de principio a fin, ${'con orden y a tiempo, '.repeat(1 + (number % 5))}para que los clientes y las demás áreas reciban lo que esperan.`,
		functions: Array.from(
			{ length: 3 + (number % 12) },
			(_, at) =>
				`${pick(SYLLABLES, at + number)} de ${pick(AREAS, at * 3 + number).toLowerCase()}: ${'revisar, asentar y entregar lo que corresponde a cada quien, '.repeat(1 + ((at + number) % 4))}según el procedimiento.`
		),
		below
	});
	let next = 1;
	const root = unit(next++, []);
	const managers = Array.from({ length: Math.max(1, Math.round((units - 1) / 7)) }, () =>
		unit(next++, [])
	);
	let at = 0;
	for (; next <= units; at += 1) {
		const manager = managers[at % managers.length] as Told & { below: Told[] };
		manager.below.push(unit(next++, []));
	}
	return {
		...customerServiceContent(),
		language,
		title: 'Manual de organización y funciones. Institución entera',
		structure: structureOf({ ...root, below: managers }),
		modifications: Array.from({ length: 45 }, (_, index) =>
			row(
				index + 1,
				`20${String(10 + Math.floor(index / 12)).padStart(2, '0')}-0${1 + (index % 9)}-15`,
				Array.from(
					{ length: 1 + (index % 6) },
					(_, line) =>
						`Cambio ${line + 1}: ${'se creó un puesto y se actualizaron las funciones del área, '.repeat(1 + ((index + line) % 3))}conforme a lo autorizado.`
				)
			)
		)
	};
}

/** One unit without anything, and nothing else. */
export function smallestContent(): ManualContent {
	return {
		...customerServiceContent(),
		...{ formerCodes: [], issuedBy: [], reviewedBy: [], processOwner: '', objectives: '' },
		...{ conformityLegend: '', modifications: [], number: 1 },
		structure: structureOf({ name: 'Oficina', posts: [] })
	};
}

/** In English, with texts of every kind and an annex of job matrices. */
export function english(): PrintedManual {
	const { body } = matrixSamples.published();
	const { body: longest } = matrixSamples.longest();
	const content = customerServiceContent();
	return printed(
		{
			...content,
			language: 'en',
			title: 'Organization manual. Customer service',
			sections: [
				{
					id: 's1',
					title: 'Introduction',
					place: 'before',
					text: 'This manual says **who does what**.\n\n## How to read it\n\nEach section has:\n- a chart,\n- an *objective*,\n- a list of functions.\n\nIt is read\n1. from the whole\n2. to the parts.'
				},
				{
					id: 's2',
					title: 'Glossary',
					place: 'after',
					text: Array.from(
						{ length: 60 },
						(_, index) =>
							`**Term ${index + 1}.** ${'What it means in this house, and what it does not mean. '.repeat(1 + (index % 4))}`
					).join('\n\n')
				}
			],
			annex: [
				{ positionId: 'p1', code: 'ATC-014', title: body.content.title, number: 4, bodyHash: 'h1' },
				{ positionId: 'p2', code: 'LON-001', title: 'The longest', number: 1, bodyHash: 'h2' },
				{ positionId: 'p3', code: 'ATC-014', title: 'Once more', number: 2, bodyHash: 'h1' }
			]
		},
		{
			matrices: new Map([
				['h1', body],
				['h2', longest]
			])
		}
	);
}

/** Names, functions and charts of every unhandy size. */
export function unwieldy(): PrintedManual {
	const long = (count: number) =>
		'Coordinar, vigilar y documentar lo que se entrega '.repeat(count).trim();
	const chain = (depth: number): Told => ({
		name: `Departamento de nivel ${depth}`,
		posts: [
			`Encargado de nivel ${depth}`,
			...Array.from({ length: 4 }, (_, at) => `Apoyo ${depth}.${at}`)
		],
		below: depth > 0 ? [chain(depth - 1), { ...chain(0), name: `Oficina ${depth}` }] : []
	});
	const content = customerServiceContent();
	const structure = structureOf({
		name: `Dirección ${long(4)}`,
		assumed: false,
		posts: [
			'Director',
			...Array.from({ length: 60 }, (_, at) => `Asesor ${at + 1} de asuntos varios`)
		],
		objective: long(80),
		functions: Array.from({ length: 60 }, (_, at) =>
			at % 9 === 0 ? long(78) : long(1 + (at % 4))
		),
		below: [
			{
				name: 'W'.repeat(300),
				posts: [
					'M'.repeat(200),
					...Array.from({ length: 9 }, (_, at) => `Puesto ${at} ${'i'.repeat(120)}`)
				],
				functions: ['x'.repeat(4000), '汉字'.repeat(800), '👩‍🔧 '.repeat(300)]
			},
			{ ...chain(7), group: true, posts: [] },
			chain(6)
		]
	});
	for (const unit of structure.units)
		if (unit.name === 'Departamento de nivel 6') unit.charts = 'one';
	const { body } = matrixSamples.published();
	const heavy = structuredClone(body);
	for (const each of heavy.content.functions) each.what = long(78);
	return printed(
		{
			...content,
			structure,
			annex: [{ positionId: 'p', code: 'X', title: long(5), number: 1, bodyHash: 'h' }],
			modifications: [
				row(
					1,
					'2020-01-01',
					Array.from({ length: 100 }, (_, at) => long(at % 12 === 0 ? 39 : 2))
				),
				row(2, '2021-01-01', [long(2)])
			]
		},
		{ matrices: new Map([['h', heavy]]), state: 'draft', company: { name: long(4), logo: null } }
	);
}
