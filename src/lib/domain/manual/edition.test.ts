import { describe, expect, it } from 'vitest';
import { actorWith } from '../../../../tests/factories/matrix-version';
import { canReadEdition } from '../access/can-manual';
import type { ManualEdition } from './edition';
import {
	decideEdition,
	editionActs,
	publishEditionRefusal,
	recallEdition,
	recordOutsideEdition,
	submitEdition,
	withdrawEditionRefusal,
	type EditionStep
} from './steps';

const AT = '2026-03-16T15:00:00.000Z';
const hr = actorWith('hr', ['hr']);
const edition: ManualEdition = {
	...{ id: 'e1', manualId: 'm1', number: null, state: 'draft', draft: null, revision: 1 },
	...{ contentHash: null, preparedBy: 'hr', reviewerIds: [], authoriserId: null },
	...{ submittedAt: null, verdicts: [], effectiveFrom: null, name: null, publishedAt: null },
	...{ publishedBy: null, withdrawnAt: null, withdrawnReason: null },
	...{ createdAt: AT, updatedAt: AT, updatedBy: 'hr' }
};
const given = {
	...{ at: AT, contentHash: 'h1', inForceHash: null, errors: 0, authoriserId: 'chief' },
	reviewerIds: ['one', 'two'],
	eligibleIds: ['one', 'two', 'chief']
};
const approval = { at: AT, outcome: 'approved' as const, seenHash: 'h1', comments: [] };
const after = (before: ManualEdition, step: EditionStep): ManualEdition => {
	if (!step.ok) throw new Error(step.refusal);
	return { ...before, ...step.change };
};
const refusal = (step: EditionStep) => (step.ok ? 'ok' : step.refusal);
const by = (userId: string) => actorWith(userId, ['employee']);
const inReview = after(edition, submitEdition(edition, hr, given));
const once = after(inReview, decideEdition(inReview, by('two'), approval));
const twice = after(once, decideEdition(once, by('one'), approval));
const approved = after(twice, decideEdition(twice, by('chief'), approval));

describe('the life of an edition', () => {
	it('waits for every reviewer in any order, then for the authoriser', () => {
		expect(refusal(decideEdition(once, by('chief'), approval))).toBe('review-first');
		expect(refusal(decideEdition(once, by('two'), approval))).toBe('already-decided');
		expect(approved.state).toBe('approved');
		expect(approved.verdicts.map(({ by: who, role }) => `${who} ${role}`)).toEqual([
			...['two reviewer', 'one reviewer', 'chief authoriser']
		]);
	});

	it('is approved by nobody who prepared it, nor twice by one person', () => {
		expect(refusal(submitEdition(edition, hr, { ...given, authoriserId: 'one' }))).toBe(
			'approvers-same'
		);
		expect(refusal(submitEdition(edition, hr, { ...given, reviewerIds: ['hr'] }))).toBe(
			'prepared-it'
		);
		expect(refusal(submitEdition(edition, by('one'), given))).toBe('not-allowed');
	});

	it('binds verdicts to what was seen, and begins again after a recall', () => {
		expect(refusal(decideEdition(inReview, by('one'), { ...approval, seenHash: 'h0' }))).toBe(
			'content-changed'
		);
		const recalled = after(approved, recallEdition(approved, hr));
		const later = { ...given, at: '2026-03-17T15:00:00.000Z' };
		const again = after(recalled, submitEdition(recalled, hr, later));
		expect(refusal(decideEdition(again, by('chief'), approval))).toBe('review-first');
	});

	it('is returned with comments', () => {
		const comments = [{ section: 'front' as const, text: 'Falta quién autoriza.' }];
		expect(refusal(decideEdition(inReview, by('one'), { ...approval, outcome: 'returned' }))).toBe(
			'comments-missing'
		);
		const returned = decideEdition(inReview, by('one'), {
			...approval,
			...{ outcome: 'returned', comments }
		});
		expect(after(inReview, returned)).toMatchObject({ state: 'draft', contentHash: null });
	});

	it('takes an authorisation from outside of the administrator alone, where nobody else could', () => {
		const alone = { ...given, reviewerIds: [], authoriserId: null, eligibleIds: [] };
		const waiting = after(edition, submitEdition(edition, hr, alone));
		const outside = {
			...{ at: AT, givenBy: 'La presidencia', on: '2026-03-15', document: 'Acta 4' },
			...{ eligible: 0, today: '2026-03-16' }
		};
		const administrator = actorWith('admin', ['administrator']);
		expect(refusal(recordOutsideEdition(waiting, hr, outside))).toBe('not-allowed');
		expect(refusal(recordOutsideEdition(waiting, administrator, { ...outside, eligible: 2 }))).toBe(
			'outside-not-needed'
		);
		expect(after(waiting, recordOutsideEdition(waiting, administrator, outside)).state).toBe(
			'approved'
		);
	});

	it('is issued as it was approved, not before a newer one, and withdrawn with a reason', () => {
		const issue = { effectiveFrom: '2026-03-01', others: [], contentHash: 'h1' };
		expect(publishEditionRefusal(approved, hr, issue)).toBeNull();
		expect(publishEditionRefusal(approved, by('one'), issue)).toBe('not-allowed');
		expect(publishEditionRefusal(approved, hr, { ...issue, contentHash: 'h2' })).toBe(
			'content-changed'
		);
		const newer = { number: 9, state: 'issued' as const, effectiveFrom: '2026-03-02' };
		expect(publishEditionRefusal(approved, hr, { ...issue, others: [newer] })).toBe(
			'date-before-newer'
		);
		const issued = { ...approved, state: 'issued' as const };
		expect(withdrawEditionRefusal(issued, hr, ' ')).toBe('reason-missing');
		expect(withdrawEditionRefusal(issued, hr, 'Error')).toBeNull();
	});

	it('offers each person what is theirs to do', () => {
		const acts = (of: ManualEdition, who: typeof hr, draftOpen = true) =>
			editionActs(of, who, { eligible: 3, draftOpen });
		expect(acts(edition, hr)).toEqual(['edit', 'discard', 'submit']);
		expect(acts(inReview, by('one'))).toEqual(['review']);
		expect(acts(twice, by('chief'))).toEqual(['authorise']);
		expect(acts(inReview, hr)).toEqual(['recall']);
		expect(acts(approved, hr)).toEqual(['recall', 'publish']);
		expect(acts({ ...approved, state: 'issued' }, hr, false)).toEqual(['withdraw', 'open-draft']);
		expect(acts({ ...approved, state: 'issued' }, by('one'), false)).toEqual([]);
	});

	it('is everybody’s once in force, before that of who works on it', () => {
		const today = '2026-03-16';
		const reads = (of: ManualEdition, who: typeof hr) => canReadEdition(who, of, { today });
		const issued = { ...approved, state: 'issued' as const, effectiveFrom: today };
		expect(reads(issued, by('anybody'))).toBe(true);
		expect(reads({ ...issued, effectiveFrom: '2026-03-17' }, by('anybody'))).toBe(false);
		expect(reads(inReview, by('anybody'))).toBe(false);
		expect(reads(inReview, by('two'))).toBe(true);
		expect(reads({ ...issued, state: 'withdrawn' }, by('two'))).toBe(false);
		expect(reads(inReview, actorWith('auditor', ['auditor']))).toBe(true);
	});
});
