import { expect, it } from 'vitest';
import { subjectHref } from './subject-href';

const unit = { kind: 'unit', unitId: 'u', code: 'A-1', name: 'Área' } as const;
const post = { kind: 'post', postId: 'p', positionId: 'x', code: 'X', name: 'Jefe' } as const;

it('a finding leads to the form that mends it, for whoever may fill it in', () => {
	const missing = { check: 'unit_without_objective', subject: unit } as const;
	expect(subjectHref(missing, true)).toBe('/organization/units/A-1/edit');
	expect(subjectHref(missing, false)).toBe('/organization/units/A-1');
	const lost = { check: 'post_without_boss', subject: post } as const;
	expect(subjectHref(lost, true)).toBe('/organization/posts/p/edit');
});

it('what is mended elsewhere leads to its page', () => {
	expect(subjectHref({ check: 'span_over_limit', subject: post }, true)).toBe(
		'/organization/posts/p'
	);
});
