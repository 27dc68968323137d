import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScaleForm } from '../../../src/lib/domain/competency/scale';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { removeScale, saveScale } from '../../../src/lib/server/services/competency/change-scales';
import { listScales } from '../../../src/lib/server/services/competency/list-scales';
import { shippedScale } from '../../../src/lib/server/services/competency/shipped-scale';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { foundCompany, type TestCompany } from '../../factories/company';
import { published, submitted } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
const asking = (level: string) => ({
	competencies: [
		{ id: 'c1', model: 'Competencias institucionales', name: 'Servicio', level },
		{ id: 'c2', model: 'De otra casa', name: 'Orden', level: 'Alto' }
	]
});
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	await published(company, 'ATC-02', { content: asking('Nivel 2') });
	await submitted(company, 'RH-01', { content: asking('nivel 2') });
});
afterAll(() => store.close());

const form = async (
	change: (levels: ScaleForm['levels']) => ScaleForm['levels'] = (all) => all
) => {
	const [scale] = await listScales(await company.as('hr'));
	const levels = scale!.levels.map(({ id, name, descriptor }) => ({ id, name, descriptor }));
	return { id: scale!.id, given: { model: scale!.model, levels: change(levels) } };
};

const descriptors = async () => {
	const read = await readPosition(await company.as('ana'), 'ATC-02');
	if (!('view' in read)) throw new Error('nothing is published');
	return read.view.levelDescriptors;
};

describe('a scale', () => {
	it('that ships with the product can be taken over', async () => {
		const hr = await company.as('hr');
		await saveScale(hr, null, (await shippedScale('general'))!);
		const [scale] = await listScales(hr);
		expect(scale?.model).toBe('Competencias institucionales');
		expect(scale?.levels.map(({ name, matrices }) => [name, matrices])).toEqual([
			['Nivel 1', 0],
			['Nivel 2', 2],
			['Nivel 3', 0],
			['Nivel 4', 0]
		]);
		expect(await shippedScale('nothing')).toBeNull();
	});

	it('is offered in the form, and read beside the level that a matrix asks for', async () => {
		const draft = await readDraft(await company.as('hr'), 'RH-01');
		expect(draft.scales[0]?.levels.map(({ name }) => name)).toContain('Nivel 3');
		expect(await descriptors()).toEqual({
			c1: expect.stringContaining('trabajo de todos los días')
		});
	});

	it('renames a level: matrices of before still find it', async () => {
		const hr = await company.as('hr');
		const { id, given } = await form((levels) =>
			levels.map((level) => (level.name === 'Nivel 2' ? { ...level, name: 'Autónomo' } : level))
		);
		await saveScale(hr, id, given);
		const [scale] = await listScales(hr);
		expect(scale?.levels[1]).toMatchObject({
			name: 'Autónomo',
			formerNames: ['Nivel 2'],
			matrices: 2
		});
		expect(Object.keys(await descriptors())).toEqual(['c1']);
	});

	it('puts its levels in another order, and lets go of one that nobody asks for', async () => {
		const hr = await company.as('hr');
		const { id, given } = await form((levels) => levels.slice(0, 3).reverse());
		await saveScale(hr, id, given);
		const [scale] = await listScales(hr);
		expect(scale?.levels.map(({ name }) => name)).toEqual(['Nivel 3', 'Autónomo', 'Nivel 1']);
	});

	it('keeps what matrices ask for, and says how many do', async () => {
		const hr = await company.as('hr');
		const { id, given } = await form((levels) => levels.filter(({ name }) => name !== 'Autónomo'));
		await expect(saveScale(hr, id, given)).rejects.toMatchObject({
			code: 'scale-level-used',
			data: { name: 'Autónomo', count: 2 }
		});
		await expect(removeScale(hr, id)).rejects.toMatchObject({ code: 'scale-level-used' });
		const { given: same } = await form();
		await expect(saveScale(hr, id, { ...same, model: 'Otro nombre' })).rejects.toMatchObject({
			code: 'scale-model-used'
		});
		await expect(saveScale(hr, null, same)).rejects.toMatchObject({ code: 'scale-model-taken' });
	});

	it('tells who changed it; saved as it is, it tells nothing', async () => {
		const hr = await company.as('hr');
		const { id, given } = await form();
		const before = await recordHistory(hr, 'scale', id);
		await saveScale(hr, id, given);
		expect(await recordHistory(hr, 'scale', id)).toEqual(before);
		expect(before.map(({ action }) => action).sort()).toEqual([
			'scale-changed',
			'scale-changed',
			'scale-created'
		]);
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('is HR’s and the administrator’s; one that nobody uses may go', async () => {
		for (const person of ['ana', 'boss', 'auditor', 'director'] as const) {
			const ctx = await company.as(person);
			const { id, given } = await form();
			for (const attempt of [
				() => listScales(ctx),
				() => saveScale(ctx, id, given),
				() => removeScale(ctx, id)
			])
				await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
		}
		const administrator = await company.as('administrator');
		const sample = { ...(await shippedScale('general'))!, model: 'De prueba' };
		await removeScale(administrator, await saveScale(administrator, null, sample));
		expect(await listScales(administrator)).toHaveLength(1);
	});
});
