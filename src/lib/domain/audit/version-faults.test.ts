import { describe, expect, it } from 'vitest';
import { versionFaults, type IssuedRecord, type VersionAct } from './version-faults';

const AT = '2026-03-16T16:00:00.000Z';
const LATER = '2026-04-01T16:00:00.000Z';
const issued: IssuedRecord = {
	...{ number: 1, state: 'issued', kind: 'substantive', contentHash: 'a', publishedAt: AT },
	...{ effectiveFrom: '2026-03-16', publishedBy: 'u', withdrawnAt: null, withdrawnReason: null }
};
const withdrawn: IssuedRecord = {
	...{ ...issued, number: 2, state: 'withdrawn' },
	...{ withdrawnAt: LATER, withdrawnReason: 'Error' }
};
const published = (number: number): VersionAct => ({
	...{ action: 'version-published', at: AT, by: 'u' },
	after: {
		...{ number: String(number), contentHash: 'a', effectiveFrom: '2026-03-16' },
		kind: 'substantive'
	}
});
const withdrawal: VersionAct = {
	...{ action: 'version-withdrawn', at: LATER, by: 'u' },
	after: { number: '2', state: 'withdrawn', reason: 'Error' }
};
const acts = [published(1), published(2), withdrawal];
const faultsOf = (...records: IssuedRecord[]) => versionFaults('position:1', records, acts);

describe('the record of a version', () => {
	it('agrees with the trail where nobody touched it', () => {
		expect(faultsOf(issued, withdrawn)).toEqual([]);
	});

	it.each([
		['contentHash', 'b'],
		['effectiveFrom', '2026-03-01'],
		['kind', 'editorial'],
		['publishedAt', LATER],
		['publishedBy', 'another'],
		['state', 'withdrawn']
	] as const)('is told of where its %s is another', (field, value) => {
		expect(faultsOf({ ...issued, [field]: value }, withdrawn)).toEqual([
			{ code: 'version-differs', chain: 'position:1', number: 1, field }
		]);
	});

	it('is told of where a withdrawal was taken back, or its reason changed', () => {
		const undone = { ...withdrawn, state: 'issued', withdrawnAt: null, withdrawnReason: null };
		const fields = faultsOf(issued, undone).map((fault) => 'field' in fault && fault.field);
		expect(fields).toEqual(['state', 'withdrawnAt', 'withdrawnReason']);
		expect(faultsOf(issued, { ...withdrawn, withdrawnReason: 'Otro' })).toMatchObject([
			{ field: 'withdrawnReason' }
		]);
	});

	it('is missed where it is gone, and told of where the trail does not know it', () => {
		expect(faultsOf(issued)).toMatchObject([{ code: 'version-missing', number: 2 }]);
		expect(faultsOf(issued, withdrawn, { ...issued, number: 3 })).toMatchObject([
			{ code: 'version-unrecorded', number: 3 }
		]);
		expect(faultsOf(issued, issued, withdrawn)).toMatchObject([{ code: 'version-unrecorded' }]);
		expect(faultsOf({ ...issued, number: 7 }, withdrawn).map(({ code }) => code)).toEqual([
			'version-unrecorded',
			'version-missing'
		]);
	});
});
