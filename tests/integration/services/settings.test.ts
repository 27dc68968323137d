import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueDate } from '../../../src/lib/server/services/acknowledgement/due-date';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { createManual } from '../../../src/lib/server/services/manual/create-manual';
import { listManuals } from '../../../src/lib/server/services/manual/list-manuals';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { readRules } from '../../../src/lib/server/services/settings/read-rules';
import { readSetting, saveSetting } from '../../../src/lib/server/services/settings/setting';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { publishedEdition } from '../../factories/manual';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const TODAY = '2026-03-16';
const KEY = 'acknowledgement-days';
const due = async (from: string) => {
	const structure = await currentStructure();
	return dueDate(structure, structure.records.companies[0]!.id, from);
};

describe('a setting', () => {
	it('is its standard until somebody decides', async () => {
		expect(await readSetting(KEY, TODAY)).toBe(10);
		expect(await due(TODAY)).toBe('2026-03-30');
	});

	it('changes from its day on; what is asked before keeps the term of then', async () => {
		const administrator = await company.as('administrator');
		await saveSetting(administrator, KEY, 5, '2026-04-01');
		expect(await readSetting(KEY, '2026-03-31')).toBe(10);
		expect(await readSetting(KEY, '2026-04-01')).toBe(5);
		expect(await due(TODAY)).toBe('2026-03-30');
		expect(await due('2026-04-01')).toBe('2026-04-08');
	});

	it('replaces what was planned, and shows who decided what', async () => {
		const administrator = await company.as('administrator', later(1, NOW));
		await saveSetting(administrator, KEY, 15);
		const { term, span } = await readRules(administrator);
		expect(span).toMatchObject({ value: 8, standard: 8, history: [] });
		expect(term).toMatchObject({ value: 15, standard: 10, today: '2026-03-17' });
		expect(term.course).toEqual([
			{ value: 15, validFrom: '2026-03-17', validTo: null, when: 'now' },
			{ value: 10, validFrom: null, validTo: '2026-03-17', when: 'past' }
		]);
		expect(term.history.map(({ action }) => action)).toEqual([
			'setting-changed',
			'setting-changed'
		]);
		expect(term.history[0]?.changes).toContainEqual(
			expect.objectContaining({ path: `setting.${KEY}`, before: '10', after: '15' })
		);
		const events = await listEvents(administrator, { recordKind: 'setting' });
		expect(events.rows).toHaveLength(2);
		const trail = await listEvents(await company.as('hr'), { recordKind: 'setting' });
		expect(trail.rows).toEqual([]);
	});

	it('decided once more the same way leaves no trace', async () => {
		const administrator = await company.as('administrator', later(1, NOW));
		const { term: before } = await readRules(administrator);
		await saveSetting(administrator, KEY, 15, '2026-04-01');
		expect((await readRules(administrator)).term).toEqual(before);
	});

	it('is decided by the administrator alone, within its bounds, from today on', async () => {
		const administrator = await company.as('administrator');
		for (const person of ['hr', 'auditor', 'ana', 'boss'] as const) {
			const ctx = await company.as(person);
			await expect(saveSetting(ctx, KEY, 12)).rejects.toMatchObject({ code: 'forbidden' });
			await expect(readRules(ctx)).rejects.toMatchObject({ code: 'forbidden' });
		}
		for (const days of [0, 61, 2.5, Number.NaN])
			await expect(saveSetting(administrator, KEY, days)).rejects.toMatchObject({
				code: 'invalid-input'
			});
		await expect(saveSetting(administrator, KEY, 12, '2026-03-15')).rejects.toMatchObject({
			code: 'date-in-past'
		});
	});

	it('decided by two at once ends in one value, and the trail holds', async () => {
		const administrator = await company.as('administrator', later(2, NOW));
		await Promise.all([7, 8].map((days) => saveSetting(administrator, KEY, days)));
		const { term } = await readRules(administrator);
		expect([7, 8]).toContain(term.value);
		expect(term.course.filter(({ validTo }) => validTo === null)).toHaveLength(1);
		expect((await verifyStore()).ok).toBe(true);
	});
});

describe('the months until a manual is looked through again', () => {
	it('hold for editions in force too, and are audited', async () => {
		const hr = await company.as('hr');
		const { records } = await currentStructure();
		const unitId = records.units.find(({ code }) => code === 'DIR')!.id;
		await createManual(hr, { code: 'MOF', title: 'Manual de la casa', unitId });
		await publishedEdition(company, 'MOF');
		const administrator = await company.as('administrator');
		expect((await readRules(administrator)).review).toMatchObject({
			...{ value: 12, standard: 12, dueOn: '2027-03-16', history: [] }
		});
		const review = async (days: number) =>
			(await listManuals(await company.as('ana', later(days))))[0]?.review;
		expect(await review(100)).toEqual({ dueOn: '2027-03-16', due: false });

		await saveSetting(administrator, 'manual-review-months', 3);
		expect(await review(100)).toEqual({ dueOn: '2026-06-16', due: true });
		const { review: rule } = await readRules(administrator);
		expect(rule).toMatchObject({ value: 3, dueOn: '2026-06-16' });
		expect(rule.history).toMatchObject([
			{
				action: 'setting-changed',
				changes: [{ path: 'setting.manual-review-months', before: '12', after: '3' }, {}]
			}
		]);
	});
});
