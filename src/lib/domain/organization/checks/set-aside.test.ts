import { describe, expect, it } from 'vitest';
import { structureFinding } from './finding';
import { factsOf, partAside, type SetAsideFinding } from './set-aside';

const span = (count: number, postId = 'p1') =>
	structureFinding(
		'span_over_limit',
		{ kind: 'post', postId, positionId: 'x', code: 'X-1', name: 'Jefatura' },
		['u1'],
		{ title: 'Jefatura', unit: 'Ventas', count, limit: 8 }
	);
const mark = (finding: ReturnType<typeof span>): SetAsideFinding => ({
	...{ id: 'm1', key: finding.key, check: finding.check, facts: factsOf(finding) },
	...{ reason: 'Dos turnos', at: '2026-03-16T16:00:00.000Z', by: 'u-hr' }
});

describe('a finding that was set aside', () => {
	it('stands apart, and others with it do not', () => {
		const [one, other] = [span(14), span(14, 'p2')];
		const { open, aside } = partAside([one, other], [mark(one)]);
		expect(open).toEqual([other]);
		expect(aside).toEqual([{ finding: one, mark: mark(one) }]);
	});
	it('comes back as soon as it says something else', () => {
		expect(partAside([span(15)], [mark(span(14))])).toEqual({ open: [span(15)], aside: [] });
	});
	it('says the same in whatever order its words are kept', () => {
		expect(factsOf({ data: { b: 1, a: 2 } })).toBe(factsOf({ data: { a: 2, b: 1 } }));
	});
});
