import { structureFileSchema, type Structure } from '../../src/lib/domain/organization/schema';
import type { MatrixContent } from '../../src/lib/domain/matrix/content';
import { soundFunction, soundKpi, soundMatrix } from '../factories/matrix-content';

/** How large a company is measured: 1,000 people in 200 positions, and ten times that. */
export interface Size {
	positions: number;
	employees: number;
}

/** Positions with an open draft, whatever the size: work in progress does not grow with the company. */
export const DRAFTS = 40;
/** People asked to acknowledge one version: the long list. */
export const ASKED = 1000;

const FROM = '2020-01-01';
const REPORTS = 6;

export const codeOf = (number: number): string => `P-${String(number).padStart(4, '0')}`;
export const titleOf = (number: number): string => `Analista de Operaciones ${codeOf(number)}`;

const AREAS = 8;
const TEAMS = 4;

/** A tree of posts of six reports each, spread over areas and teams, held by everybody. */
export function largeStructure({ positions, employees }: Size): Structure {
	const unit = (code: string, name: string, kind: string, parent: string | null) => ({
		...{ code, name, kind, parent, company: 'BENCH', from: FROM }
	});
	const areas = Array.from({ length: AREAS }, (_, area) => area);
	const teamOf = (number: number) => `A${number % AREAS}-E${number % TEAMS}`;
	return structureFileSchema.parse({
		escalafon: 'structure/1',
		companies: [
			{
				code: 'BENCH',
				name: 'Compañía de Medición',
				country: 'MX',
				city: 'Monterrey',
				timeZone: 'America/Monterrey'
			}
		],
		units: [
			unit('RAIZ', 'Dirección', 'dirección', null),
			...areas.map((area) => unit(`A${area}`, `Área ${area}`, 'área', 'RAIZ')),
			...areas.flatMap((area) =>
				Array.from({ length: TEAMS }, (_, team) =>
					unit(`A${area}-E${team}`, `Equipo ${area}.${team}`, 'equipo', `A${area}`)
				)
			)
		],
		positions: Array.from({ length: positions }, (_, number) => ({
			code: codeOf(number),
			title: titleOf(number),
			company: 'BENCH'
		})),
		posts: Array.from({ length: positions }, (_, number) => ({
			key: codeOf(number),
			position: codeOf(number),
			unit: number === 0 ? 'RAIZ' : teamOf(number),
			reportsTo: number === 0 ? null : codeOf(Math.floor((number - 1) / REPORTS)),
			headcount: Math.ceil(employees / positions),
			from: FROM
		})),
		employees: Array.from({ length: employees }, (_, number) => ({
			number: String(10_000 + number),
			givenNames: `Persona ${number}`,
			familyNames: `De Prueba ${number % 97}`,
			company: 'BENCH',
			hiredOn: FROM
		})),
		incumbencies: Array.from({ length: employees }, (_, number) => ({
			employee: String(10_000 + number),
			post: codeOf(number % positions),
			from: FROM
		}))
	});
}

const some = <T>(count: number, make: (number: number) => T): T[] =>
	Array.from({ length: count }, (_, number) => make(number + 1));

/** A matrix as long as a real one: 8 functions, 3 KPIs, 6 relationships, 16 topics, 7 education rows. */
export function realMatrix(number: number): MatrixContent {
	const code = codeOf(number);
	return soundMatrix({
		title: titleOf(number),
		functions: some(8, (row) =>
			soundFunction(
				`f${row}`,
				`Registrar y conciliar los movimientos ${row} de ${code} con las áreas que intervienen, para que el cierre del periodo no tenga diferencias`,
				{
					deliverables: some(2, (part) => ({
						id: `f${row}d${part}`,
						name: `Reporte ${part} de movimientos conciliados`,
						recipients: some(2, (to) => ({
							id: `f${row}d${part}r${to}`,
							kind: 'text' as const,
							positionId: null,
							name: `Gerencia de Conciliación ${to}`
						})),
						frequency: 'monthly' as const
					}))
				}
			)
		),
		kpis: [
			soundKpi('k1', 4000, `Movimientos conciliados en plazo de ${code}`),
			soundKpi('k2', 3000, 'Diferencias resueltas en el periodo'),
			soundKpi('k3', 3000, 'Solicitudes atendidas sin reproceso')
		],
		relationships: {
			internal: some(5, (row) => ({
				id: `ri${row}`,
				parties: [`Área ${row}`],
				purpose: 'Acordar los cortes de información y resolver diferencias'
			})),
			external: [{ id: 're1', parties: ['Bancos'], purpose: 'Conciliar estados de cuenta' }]
		},
		development: {
			junior: some(10, (row) => topic(`tj${row}`, `Curso de inducción ${row}`)),
			senior: some(4, (row) => topic(`ts${row}`, `Análisis de datos ${row}`)),
			master: some(2, (row) => topic(`tm${row}`, `Gestión de proyectos ${row}`))
		},
		competencies: some(5, (row) => ({
			id: `c${row}`,
			model: 'Institucionales',
			name: `Conciencia organizacional ${row}`,
			level: 'Nivel 2'
		}))
	});
}

const topic = (id: string, name: string): MatrixContent['development']['junior'][number] => ({
	...{ id, name, kind: 'course', required: true }
});
