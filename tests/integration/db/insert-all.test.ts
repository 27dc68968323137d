import { serialize } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertAll } from '../../../src/lib/server/db/insert-all';
import { Acknowledgements } from '../../../src/lib/server/db/models/acknowledgements';
import { AuditEvents, AuditHeads } from '../../../src/lib/server/db/models/audit';
import { Notifications } from '../../../src/lib/server/db/models/notifications';
import { Outbox } from '../../../src/lib/server/db/models/outbox';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());

const AT = '2026-03-16T16:00:00.000Z';

/** One row of each collection that is written in bulk, under an id. */
const ROWS = {
	acknowledgements: (_id: string) => ({
		...{ _id, employeeId: `e-${_id}`, positionId: 'p', versionId: 'v', versionNumber: 2 },
		...{ contentHash: 'a'.repeat(64), state: 'requested' as const, requestedAt: AT },
		...{
			dueOn: '2026-03-23',
			answer: null,
			nameKey: 'ana',
			searchKey: '1 ana',
			outcome: 'requested'
		}
	}),
	events: (_id: string) => ({
		...{ _id, recordKind: 'acknowledgement', recordId: _id, recordName: 'X-1 · 2', seq: 1 },
		...{ part: 'hr' as const, actorId: 'u', action: 'acknowledgement-requested', at: AT },
		changes: [{ path: 'state', before: null, after: 'requested', personal: false }],
		...{ person: 'e', prevHash: '0', hash: '1' }
	}),
	heads: (_id: string) => ({
		...{
			_id,
			recordKind: 'acknowledgement',
			recordId: _id,
			seq: 1,
			hash: '1',
			at: AT,
			sealed: false
		}
	}),
	notifications: (_id: string) => ({
		...{
			_id,
			userId: 'u',
			kind: 'acknowledgement-requested' as const,
			data: { number: 2, by: 'HR' }
		},
		...{ href: '/', at: AT, readAt: null, digestAt: null, mailKey: _id, expiresAt: new Date(AT) }
	}),
	outbox: (_id: string) => ({
		...{
			_id,
			userId: 'u',
			address: null,
			template: 'notification' as const,
			data: {},
			secret: null
		},
		...{
			state: 'queued' as const,
			nextAt: AT,
			tries: 0,
			holder: null,
			leaseUntil: null,
			fault: null
		},
		...{ createdAt: AT, updatedAt: AT, expiresAt: null }
	})
};
const MODELS = {
	acknowledgements: Acknowledgements,
	events: AuditEvents,
	heads: AuditHeads,
	notifications: Notifications,
	outbox: Outbox
} as const;

describe('inserting many at once', () => {
	it.each(Object.keys(ROWS) as (keyof typeof ROWS)[])(
		'stores of %s what Mongoose would store of them, byte for byte',
		async (name) => {
			const model = MODELS[name] as typeof Outbox;
			const row = ROWS[name] as unknown as (typeof ROWS)['outbox'];
			await model.insertMany([row('one')]);
			await insertAll(model, [row('two')] as never);
			const stored = async (_id: string) =>
				store.raw
					.collection<{ _id: string }>(model.collection.name)
					.findOne({ _id }, { promoteValues: false });
			const [one, two] = [await stored('one'), await stored('two')];
			const text = (document: unknown) =>
				Buffer.from(serialize(document as object))
					.toString('latin1')
					.replaceAll('two', 'one');
			expect(text(two)).toBe(text(one));
		}
	);

	it('refuses a row with a field too few, too many, or undefined, before anything is stored', async () => {
		const good = ROWS.heads('three');
		const short = { ...ROWS.heads('four'), sealed: undefined };
		for (const bad of [short, { ...ROWS.heads('four'), more: 1 }, { ...good, hash: undefined }])
			await expect(insertAll(AuditHeads, [good, bad as never])).rejects.toThrow(/the field \w+/);
		expect(await AuditHeads.countDocuments({ _id: 'three' })).toBe(0);
	});

	it('stores every one of more than fit into one statement', async () => {
		const heads = Array.from({ length: 2_345 }, (_, at) => ROWS.heads(`many-${at}`));
		await insertAll(AuditHeads, heads);
		expect(await AuditHeads.countDocuments({ _id: { $regex: '^many-' } })).toBe(2_345);
	});
});
