import { expect, it } from 'vitest';
import { MOST_UNDO, sendableUndo } from '$lib/domain/organization/undo-schema';
import type { Unit } from '$lib/domain/organization/records';
import { MOST_FUNCTIONS } from '$lib/domain/organization/records';
import { noEdits } from './structure-edits';
import { undoOf } from './undo-text';

const unit = (id: string, text: string): Unit => ({
	...{ id, rowId: `${id}-1`, validFrom: '2020-01-01', validTo: null, companyId: 'c' },
	...{ code: id, name: id, kind: 'área', parentId: null, objective: text, order: 0 },
	...{ functions: Array.from({ length: MOST_FUNCTIONS }, () => text), group: false, charts: 'each' }
});
const undoFor = (units: Unit[]) => {
	const edits = noEdits();
	for (const one of units) edits.units.set(one.id, [{ ...one, name: 'Otra' }]);
	const none = { companies: [], positions: [], aliases: [], posts: [], employees: [] };
	return undoOf({ ...none, incumbencies: [], units }, edits);
};

it('a change is given back as long as a page can send what that takes', () => {
	const long = 'á'.repeat(4000);
	expect(sendableUndo(undoFor([unit('a', 'x'.repeat(4000))]))?.length).toBeLessThan(MOST_UNDO);
	expect(sendableUndo(undoFor([unit('a', long)]))).toBeNull();
	expect(sendableUndo(null)).toBeNull();
	const three = Array.from({ length: 3 }, (_, at) => unit(`u${String(at)}`, 'x'));
	expect(sendableUndo(undoFor(three))).not.toBeNull();
});
