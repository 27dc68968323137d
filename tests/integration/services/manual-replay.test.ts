import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartBox } from '../../../src/lib/domain/organization/org-chart';
import type { ManualContent } from '../../../src/lib/domain/manual/content';
import { manualChapters } from '../../../src/lib/domain/manual/chapters';
import { manualSections } from '../../../src/lib/domain/manual/sections';
import { putPosition } from '../../../src/lib/server/db/structure';
import { raiseStamp } from '../../../src/lib/server/db/stamps';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { readStructure } from '../../../src/lib/server/formats/yaml';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import type { Context } from '../../../src/lib/server/services/context';
import { createAccount } from '../../../src/lib/server/services/accounts/create-account';
import { actorOf } from '../../../src/lib/server/services/accounts/actor-of';
import { compareEditions } from '../../../src/lib/server/services/manual/compare-editions';
import { decideEdition } from '../../../src/lib/server/services/manual/decide-edition';
import { importManual } from '../../../src/lib/server/services/manual/import-manual';
import { openEdition } from '../../../src/lib/server/services/manual/open-edition';
import { publishEdition } from '../../../src/lib/server/services/manual/publish-edition';
import { readDraftEdition } from '../../../src/lib/server/services/manual/read-draft-edition';
import { readEdition } from '../../../src/lib/server/services/manual/read-edition';
import { saveEdition } from '../../../src/lib/server/services/manual/save-edition';
import { submitEdition } from '../../../src/lib/server/services/manual/submit-edition';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { editionDifferenceText } from '../../../src/lib/i18n/edition-words';
import { formOf } from '../../factories/manual';
import { openTestStore, type TestStore } from '../../setup/database';

const CODE = '901 0905';
const FIRST = new Date('2015-05-11T16:00:00Z');
const SECOND = new Date('2016-03-01T16:00:00Z');
const fixture = async (file: string) => ({
	file,
	bytes: await readFile(new URL(`../../fixtures/manual/${file}`, import.meta.url))
});

let store: TestStore;
const accounts = new Map<string, Awaited<ReturnType<typeof createAccount>>>();
const as = async (person: 'hr' | 'reviewer' | 'authoriser', now: Date): Promise<Context> => ({
	actor: await actorOf(accounts.get(person)!, now),
	now
});

async function publish(now: Date, draftedBy: string[]): Promise<void> {
	const hr = await as('hr', now);
	const { draft, edition } = await readDraftEdition(hr, CODE);
	const form = formOf(draft);
	const { revision } = await saveEdition(hr, edition.id, {
		revision: edition.revision,
		draft: { ...form, modification: { ...form.modification, draftedBy } }
	});
	const { hash } = await submitEdition(hr, edition.id, {
		reviewerIds: [accounts.get('reviewer')!.id],
		authoriserId: accounts.get('authoriser')!.id,
		revision
	});
	for (const role of ['reviewer', 'authoriser'] as const)
		await decideEdition(await as(role, now), edition.id, {
			...{ role, outcome: 'approved', contentHash: hash, comments: [] }
		});
	await publishEdition(hr, edition.id);
}

beforeAll(async () => {
	store = await openTestStore();
	const reading = readStructure([await fixture('structure.yaml')]);
	if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
	const ctx = { actor: consoleActor(['administrator', 'hr']), now: FIRST };
	await loadStructure(ctx, reading.structure);
	for (const person of ['hr', 'reviewer', 'authoriser'])
		accounts.set(
			person,
			await createAccount(ctx, {
				...{ name: person, email: `${person}@example.com`, employee: null, password: null },
				roles: ['hr']
			})
		);
	await importManual(await as('hr', FIRST), await fixture('manual.yaml'));
	await publish(FIRST, ['Clara Inés Menjívar']);
	// The position is called otherwise from the day of the tenth edition on.
	await withTransaction(async () => {
		const { records } = await currentStructure();
		const position = records.positions.find(({ title }) => title === 'Asistente Activación O/D')!;
		await raiseStamp('structure');
		await putPosition({
			...position,
			nextTitle: { title: 'Asistente de Solicitudes', from: '2016-03-15' }
		});
	});
	await openEdition(await as('hr', SECOND), CODE, { effectiveFrom: '2016-03-15' });
});
afterAll(() => store.close());

const count = (boxes: readonly ChartBox[]): number =>
	boxes.reduce((sum, box) => sum + 1 + count(box.children), 0);
const counted = (content: ManualContent) =>
	manualSections(content).map(({ name, charts, functions }) => [
		name,
		charts.map(({ title, boxes }) => (title === null ? count(boxes) : `${title} ${count(boxes)}`)),
		functions.length
	]);

describe('the manual of a management, ninth and tenth edition', () => {
	it('has the posts and functions of the real one, chart by chart', async () => {
		const { content } = await readDraftEdition(await as('hr', SECOND), CODE);
		expect(counted(content)).toEqual([
			['Gerencia de Servicio al Cliente', [10], 7],
			['Área de Atención al Cliente', [7], 9],
			['Área de Activos Extraordinarios', [5], 4],
			['Agencias', ['Agencia Santa Ana 13', 'Agencia San Miguel 9'], 9],
			['Área de Ventas', [17], 11],
			['Área de Servicios en Línea', [3], 4],
			['Sucursal Paseo', [4], 5]
		]);
		const lines = manualSections(content).flatMap(({ charts }) =>
			charts.flatMap(({ boxes }) => boxes.flatMap(({ children }) => children))
		);
		expect(lines.every(({ assumed, children }) => assumed && children.length === 0)).toBe(true);
	});

	it('numbers its sections and chapters as the real one does', async () => {
		const { content } = await readDraftEdition(await as('hr', SECOND), CODE);
		expect(manualSections(content).map(({ number }) => number)).toEqual([
			...['', '1.', '2.', '3.', '4.', '5.', '6.']
		]);
		expect(manualChapters(content).map(({ numeral, kind }) => `${numeral} ${kind}`)).toEqual([
			...['I objectives', 'II general', 'III units', 'IV modifications']
		]);
	});

	it('has a row of modifications that names exactly what changed', async () => {
		const { draft, content, lag } = await readDraftEdition(await as('hr', SECOND), CODE);
		expect(draft.modification.items.map(({ text }) => text)).toEqual([
			'Creación de los puestos: Asistente Administrativo en el Exterior, en Gerencia de Servicio al Cliente; Auxiliar de Ventanilla, en Área de Atención al Cliente.',
			'Se renombró el puesto Asistente Activación O/D por Asistente de Solicitudes, en Área de Ventas.',
			'Eliminación de los puestos: Gestor Recuperación Administrativa y Judicial y Técnico Jurídico Agencia, solo en Agencia Santa Ana; Perito Valuador, en Agencia Santa Ana y Agencia San Miguel; Asistente de Mercadeo y Coordinador de Ventas, en Área de Ventas.',
			'Separación de organigrama de Agencia Santa Ana y Agencia San Miguel.',
			'Creación de organigrama, objetivo y funciones de Sucursal Paseo.'
		]);
		expect(lag).toEqual({ missing: 0, obsolete: 0 });
		const facts = draft.modification.items.flatMap((item) => item.facts);
		expect(facts.map(({ kind }) => kind).toSorted()).toEqual([
			...['charts-split', 'position-renamed', 'post-created', 'post-created'],
			// The appraiser stood in both agencies: one position, two posts.
			...Array.from({ length: 6 }, () => 'post-removed'),
			'unit-created'
		]);
		expect(facts.find(({ kind }) => kind === 'unit-created')).toMatchObject({
			unit: { name: 'Sucursal Paseo' },
			posts: [
				'Asistente de Ventanilla',
				'Auxiliar General de Servicios',
				'Coordinador de Sucursal',
				'Promotor de Créditos de Sucursal'
			]
		});
		expect(content.modifications.map(({ number }) => number)).toEqual([
			...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
		]);
	});

	it('is published, stays as the ninth was frozen beside it, and both are compared', async () => {
		await publish(SECOND, ['Carolina Mejía Duarte']);
		const ctx = await as('hr', new Date('2016-03-15T16:00:00Z'));
		const tenth = await readEdition(ctx, CODE);
		expect(tenth).toMatchObject({
			manual: { code: CODE, formerCodes: ['901 231 905'] },
			edition: { number: 10, state: 'published', effectiveFrom: '2016-03-15' },
			stale: []
		});
		const ninth = await readEdition(ctx, CODE, 9);
		expect(ninth.edition.state).toBe('superseded');
		expect(counted(ninth.content)).toEqual([
			['Gerencia de Servicio al Cliente', [8], 7],
			['Área de Atención al Cliente', [6], 9],
			['Área de Activos Extraordinarios', [5], 4],
			['Agencias', [16], 9],
			['Área de Ventas', [19], 11],
			['Área de Servicios en Línea', [3], 4]
		]);
		const { differences } = await compareEditions(ctx, CODE, 9, 10);
		expect(differences.map((one) => editionDifferenceText(one, 'es'))).toContain(
			'Creación de organigrama, objetivo y funciones de Sucursal Paseo.'
		);
		expect(differences.every(({ kind }) => kind === 'structure')).toBe(true);
		expect((await verifyStore()).faults).toEqual([]);
	});
});
