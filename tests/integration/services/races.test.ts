import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPosition } from '../../../src/lib/server/services/matrix/create-position';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { saveDraft } from '../../../src/lib/server/services/matrix/save-draft';
import { discardDraft } from '../../../src/lib/server/services/matrix/discard-draft';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { collectionCounts } from '../../../src/lib/server/db/statistics';
import { raiseStamp } from '../../../src/lib/server/db/stamps';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { appendEvent } from '../../../src/lib/server/services/audit/append-event';
import { foundCompany, PASSWORD, type TestCompany } from '../../factories/company';
import { approved } from '../../factories/life';
import { soundMatrix } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

/** The codes of what failed, and how many succeeded. */
async function outcomes(attempts: Promise<unknown>[]): Promise<{ done: number; codes: string[] }> {
	const settled = await Promise.allSettled(attempts);
	const failed = settled.flatMap((one) =>
		one.status === 'rejected' ? [one.reason as { code?: string }] : []
	);
	return { done: settled.length - failed.length, codes: failed.map(({ code }) => String(code)) };
}

const device = { address: '127.0.0.1', token: null, label: '' };

describe('two at once', () => {
	it('saves of one draft: the second is told who was faster', async () => {
		const hr = await company.as('hr');
		const hr2 = await company.as('hr2');
		const { versionId } = await openDraft(hr, 'ATC-01');
		const save = (ctx: typeof hr, objective: string) =>
			saveDraft(ctx, versionId, { revision: 1, content: { ...soundMatrix(), objective } });
		const raced = await outcomes([save(hr, 'Uno'), save(hr2, 'Dos')]);
		expect(raced).toEqual({ done: 1, codes: ['draft-conflict'] });
		const kept = await readDraft(hr, 'ATC-01');
		expect(kept.version.revision).toBe(2);
		const error = await save(hr, 'Tres').catch((failure: unknown) => failure);
		expect(error).toMatchObject({ data: { by: kept.version.updatedBy, revision: 2 } });
		await discardDraft(hr, versionId);
	});

	it('drafts of one position: one is opened', async () => {
		const hr = await company.as('hr');
		const hr2 = await company.as('hr2');
		const raced = await outcomes([openDraft(hr, 'ATC-01'), openDraft(hr2, 'ATC-01')]);
		expect(raced).toEqual({ done: 1, codes: ['draft-open'] });
	});

	it('positions of one code: one is created, and of the other nothing is left', async () => {
		const hr = await company.as('hr');
		const before = await collectionCounts();
		const make = (title: string) =>
			createPosition(hr, { code: 'NEW-1', title, from: { kind: 'blank' } });
		const raced = await outcomes([make('Uno'), make('Dos')]);
		expect(raced).toEqual({ done: 1, codes: ['code-taken'] });
		const after = await collectionCounts();
		expect((after.positions ?? 0) - (before.positions ?? 0)).toBe(1);
		expect((after.matrix_versions ?? 0) - (before.matrix_versions ?? 0)).toBe(1);
		expect((after.audit_events ?? 0) - (before.audit_events ?? 0)).toBe(1);
	});

	it('publications of one version: it is published once, with one request a person', async () => {
		const versionId = await approved(company, 'ATC-02');
		const publish = async () =>
			publishVersion(await company.as('hr'), versionId, { effectiveFrom: '2026-03-16' });
		const raced = await outcomes([publish(), publish(), publish()]);
		expect(raced.done).toBe(1);
		expect(new Set(raced.codes)).toEqual(new Set(['wrong-state']));
		expect((await collectionCounts()).acknowledgements).toBe(2);
	});

	it('signatures of one request: one counts', async () => {
		const ana = await company.as('ana');
		const [request] = await myAcknowledgements(ana);
		if (!request) throw new Error('nothing to sign');
		const sign = () =>
			answerAcknowledgement(
				ana,
				request.id,
				{
					outcome: 'acknowledged',
					remarks: '',
					witness: null,
					password: PASSWORD,
					contentHash: request.contentHash
				},
				device
			);
		expect(await outcomes([sign(), sign()])).toEqual({ done: 1, codes: ['request-closed'] });
	});

	it('events of one record: both are kept, one after the other', async () => {
		const hr = await company.as('hr');
		const event = { kind: 'position', id: 'p-1', name: 'P', action: 'position-changed' };
		await Promise.all(Array.from({ length: 8 }, () => appendEvent(hr, event)));
		const seqs = await store.raw
			.collection('audit_events')
			.find({ recordId: 'p-1' })
			.sort({ seq: 1 })
			.toArray();
		expect(seqs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('leave the store as it verifies', async () => {
		expect((await verifyStore()).faults).toEqual([]);
	});
});

describe('all or nothing', () => {
	it('leaves nothing of a publication that fails at its last step', async () => {
		const versionId = await approved(company, 'RH-01');
		const before = await collectionCounts();
		const hr = await company.as('hr');
		// The chain's noted end is put out of place, so that the event, written last, cannot follow.
		const heads = store.raw.collection<{ _id: string }>('audit_heads');
		const { positionId } = await readDraft(hr, 'RH-01');
		const key = `position:${positionId}`;
		const head = await heads.findOne({ _id: key });
		await heads.updateOne({ _id: key }, { $set: { seq: 1 } });
		await expect(publishVersion(hr, versionId, { effectiveFrom: '2026-03-16' })).rejects.toThrow();
		await heads.replaceOne({ _id: key }, head ?? {});
		expect(await collectionCounts()).toEqual(before);
		expect((await readDraft(hr, 'RH-01')).version.state).toBe('approved');
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('tries a transaction again after a conflict, without doubling anything', async () => {
		const counters = store.raw.collection<{ _id: string; value: number }>('stamps');
		const before = (await counters.findOne({ _id: 'accounts' }))?.value ?? 0;
		await Promise.all(
			Array.from({ length: 6 }, () =>
				withTransaction(async () => {
					await raiseStamp('accounts');
					await raiseStamp('structure');
				})
			)
		);
		expect((await counters.findOne({ _id: 'accounts' }))?.value).toBe(before + 6);
	});
});
