import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Structure } from '../../../src/lib/domain/organization/schema';
import { useCommitCounter } from '../../../src/lib/server/db/commits';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import type { Context } from '../../../src/lib/server/services/context';
import { matrixWord } from '../../../src/lib/server/services/exports/matrix-word';
import { waitingCount, whatWaits } from '../../../src/lib/server/services/home/what-waits';
import { listPositions } from '../../../src/lib/server/services/matrix/list-positions';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { versionHistory } from '../../../src/lib/server/services/matrix/version-history';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { forgetStructure } from '../../../src/lib/server/services/organization/structure';
import { searchEverything } from '../../../src/lib/server/services/search/search-everything';
import { foundCompany, smallStructure, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

const FEW = 10;
const MANY = 50;

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	// Nothing is kept from one reading to the next: each is counted whole.
	useCommitCounter(null);
	company = await foundCompany(structureOf(FEW));
	await published(company, 'ATC-02');
	await fill(1, FEW);
});
afterAll(async () => {
	mongoose.set('debug', false);
	await store.close();
});

const code = (number: number) => `EXT-${String(number).padStart(2, '0')}`;

/** The small company with so many more people at its desk, and as many positions beside them. */
function structureOf(size: number): Structure {
	const structure = smallStructure();
	const desk = structure.posts.find(({ key }) => key === 'desk');
	const [position] = structure.positions;
	const [employee] = structure.employees;
	const [held] = structure.incumbencies;
	if (!desk || !position || !employee || !held) throw new Error('the small company has changed');
	desk.headcount += size;
	for (let number = 1; number <= size; number += 1) {
		const own = { ...position, code: code(number), title: `Puesto ${code(number)}`, aliases: [] };
		structure.positions.push(own);
		structure.posts.push({ ...desk, key: code(number), position: code(number) });
		structure.employees.push({ ...employee, number: `${5000 + number}` });
		structure.incumbencies.push({ ...held, employee: `${5000 + number}`, post: 'desk' });
	}
	return structure;
}

/**
 * Every other one of these positions gets a draft, the rest a version in force that somebody has
 * yet to acknowledge: copies of the real ones, laid down past the services.
 */
async function fill(from: number, to: number): Promise<void> {
	const hr = await company.as('hr');
	const versions = store.raw.collection<{ _id: string }>('matrix_versions');
	const requests = store.raw.collection<{ _id: string }>('acknowledgements');
	const version = await versions.findOne({ state: 'issued' });
	const request = await requests.findOne({ versionId: version!._id });
	for (let number = from; number <= to; number += 1) {
		if (number % 2 === 0) {
			await openDraft(hr, code(number));
			continue;
		}
		const position = await store.raw.collection('positions').findOne({ code: code(number) });
		const positionId = String(position!._id);
		const versionId = `issued-${number}`;
		await versions.insertOne({ ...version!, _id: versionId, positionId } as never);
		await requests.insertOne({ ...request!, _id: versionId, positionId, versionId } as never);
	}
}

/** The commands that a call sends, the first one after a change of the structure. */
async function commandsOf(call: () => Promise<unknown>): Promise<string[]> {
	// Bodies stay in memory for good, so that they are read before anything is counted.
	await call();
	forgetStructure();
	const sent: string[] = [];
	mongoose.set('debug', (collection: string, method: string) => {
		sent.push(`${collection}.${method}`);
	});
	await call();
	mongoose.set('debug', false);
	return sent;
}

/** What is called for each page, with how many rows it then shows. */
const CALLS: Record<string, (as: Record<'hr' | 'boss' | 'ana', Context>) => Promise<number>> = {
	'positions, by HR': async ({ hr }) => (await listPositions(hr, {})).rows.length,
	'positions, by an employee': async ({ ana }) => (await listPositions(ana, {})).rows.length,
	'positions without a matrix': async ({ hr }) =>
		(await listPositions(hr, { state: 'none' })).total,
	'home, of HR': async ({ hr }) => {
		const home = await whatWaits(hr);
		return home.draftsTotal + home.acknowledgementsTotal;
	},
	'home, of a boss': async ({ boss }) => (await whatWaits(boss)).myTeam.length,
	'the count in the frame': ({ hr }) => waitingCount(hr),
	'a position, by HR': async ({ hr }) => {
		const found = await readPosition(hr, 'ATC-02');
		return 'view' in found ? (found.view.coverage?.asked ?? 0) : 0;
	},
	'a position, by its boss': async ({ boss }) => {
		const found = await readPosition(boss, 'ATC-02');
		return 'view' in found ? (found.view.coverage?.asked ?? 0) : 0;
	},
	acknowledgements: async ({ hr }) => (await listAcknowledgements(hr, 'ATC-02', {})).total,
	'search for people': async ({ hr }) => (await searchEverything(hr, 'irma')).people.length
};

async function measured() {
	const as = {
		hr: await company.as('hr'),
		boss: await company.as('boss'),
		ana: await company.as('ana')
	};
	const figures: Record<string, { rows: number; commands: string[] }> = {};
	for (const [page, call] of Object.entries(CALLS)) {
		let rows = 0;
		const commands = await commandsOf(async () => {
			rows = await call(as);
		});
		figures[page] = { rows, commands };
	}
	return figures;
}

it('sends as many commands for fifty rows as for ten', async () => {
	const few = await measured();
	const hr = await company.as('hr');
	await loadStructure(hr, structureOf(MANY));
	await fill(FEW + 1, MANY);
	const many = await measured();
	for (const page of Object.keys(CALLS)) {
		const [before, after] = [few[page]!, many[page]!];
		console.log(
			`${page}: ${before.rows} rows ${before.commands.length} commands, ` +
				`${after.rows} rows ${after.commands.length} commands`
		);
		if (page !== 'search for people') expect(after.rows, page).toBeGreaterThan(before.rows);
		expect(before.commands.length, page).toBeGreaterThan(0);
		expect(after.commands, page).toEqual(before.commands);
	}
});

it('sends as many commands for six withdrawn versions as for two', async () => {
	const pages: Record<string, (ctx: Context) => Promise<unknown>> = {
		'a position': (ctx) => readPosition(ctx, 'ATC-02'),
		'its history': (ctx) => versionHistory(ctx, 'ATC-02'),
		'its Word file': (ctx) => matrixWord(ctx, 'ATC-02')
	};
	const figures = async () => {
		const sent: Record<string, string[]> = {};
		for (const person of ['hr', 'ana'] as const) {
			const ctx = await company.as(person);
			for (const [page, call] of Object.entries(pages))
				sent[`${page}, ${person}`] = await commandsOf(() => call(ctx));
		}
		return sent;
	};
	await withdrawn(1, 2);
	const few = await figures();
	await withdrawn(3, 6);
	expect(await figures()).toEqual(few);
});

/** Versions that were withdrawn before they came into force, beside the one that is. */
async function withdrawn(from: number, to: number): Promise<void> {
	const position = await store.raw.collection('positions').findOne({ code: 'ATC-02' });
	const versions = store.raw.collection<{ _id: string }>('matrix_versions');
	const version = await versions.findOne({ positionId: String(position!._id), state: 'issued' });
	for (let number = from; number <= to; number += 1)
		await versions.insertOne({
			...version!,
			_id: `withdrawn-${number}`,
			number: 100 + number,
			state: 'withdrawn',
			effectiveFrom: '2026-04-01',
			withdrawnAt: '2026-03-16T16:00:00.000Z',
			withdrawnReason: 'Error de captura'
		} as never);
}
