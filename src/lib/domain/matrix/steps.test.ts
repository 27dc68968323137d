import { describe, expect, it } from 'vitest';
import { actorWith, soundVersion } from '../../../../tests/factories/matrix-version';
import { allowedActs, publishRefusal, withdrawRefusal } from './issuing';
import { decide, recordOutside } from './decision';
import type { Step } from './refusals';
import { openDraftRefusal, recall, submit } from './submission';
import type { MatrixVersion } from './version';

const hr = actorWith('hr', ['hr', 'employee']);
const preparer = actorWith('preparer', ['hr']);
const reviewer = actorWith('reviewer', ['employee']);
const authoriser = actorWith('authoriser', ['employee']);
const worker = actorWith('worker', ['employee']);
const administrator = actorWith('administrator', ['administrator']);

const submission = {
	at: '2026-03-16T15:00:00.000Z',
	contentHash: 'h1',
	inForceHash: null,
	errors: 0,
	reviewerId: 'reviewer',
	authoriserId: 'authoriser',
	eligibleIds: ['reviewer', 'authoriser', 'hr']
};
const approval = {
	at: '2026-03-17T15:00:00.000Z',
	outcome: 'approved' as const,
	seenHash: 'h1',
	comments: []
};

function applied(version: MatrixVersion, step: Step): MatrixVersion {
	if (!step.ok) throw new Error(step.refusal);
	return { ...version, ...step.change };
}
const draft = soundVersion();
const inReview = applied(draft, submit(draft, preparer, submission));
const reviewed = applied(inReview, decide(inReview, reviewer, approval));
const approved = applied(reviewed, decide(reviewed, authoriser, approval));
const refusal = (step: Step) => (step.ok ? 'ok' : step.refusal);

describe('submitting', () => {
	it('sends a sound draft to two people and fixes the content by its hash', () => {
		expect(inReview).toMatchObject({
			state: 'in-review',
			contentHash: 'h1',
			reviewerId: 'reviewer',
			authoriserId: 'authoriser'
		});
	});

	it.each([
		['has-errors', { errors: 1 }],
		['unchanged', { inForceHash: 'h1' }],
		['reviewer-missing', { reviewerId: null }],
		['authoriser-missing', { authoriserId: null }],
		['prepared-it', { authoriserId: 'preparer' }],
		['approver-not-eligible', { reviewerId: 'worker' }],
		['approvers-same', { authoriserId: 'reviewer' }]
	] as const)('is refused: %s', (code, changes) => {
		expect(refusal(submit(draft, preparer, { ...submission, ...changes }))).toBe(code);
	});

	it('is HR’s, and of drafts only', () => {
		expect(refusal(submit(draft, worker, submission))).toBe('not-allowed');
		expect(refusal(submit(inReview, hr, submission))).toBe('wrong-state');
	});

	it('does without an authoriser where one person is eligible, and without both where none is', () => {
		const one = { ...submission, eligibleIds: ['reviewer'], authoriserId: null };
		const none = { ...one, eligibleIds: [], reviewerId: null };
		expect(submit(draft, preparer, one).ok).toBe(true);
		expect(submit(draft, preparer, none).ok).toBe(true);
	});

	it('finds one open draft per position', () => {
		expect(openDraftRefusal([{ state: 'issued' }, { state: 'withdrawn' }])).toBeNull();
		expect(openDraftRefusal([{ state: 'issued' }, { state: 'approved' }])).toBe('draft-open');
	});
});

describe('deciding', () => {
	it('goes from the reviewer to the authoriser to approved', () => {
		expect(reviewed.state).toBe('in-review');
		expect(reviewed.verdicts.map((verdict) => verdict.role)).toEqual(['reviewer']);
		expect(approved.state).toBe('approved');
		expect(approved.verdicts.map((verdict) => verdict.role)).toEqual(['reviewer', 'authoriser']);
	});

	it('waits for the reviewer first and takes each verdict once', () => {
		expect(refusal(decide(inReview, authoriser, approval))).toBe('review-first');
		expect(refusal(decide(reviewed, reviewer, approval))).toBe('already-decided');
		expect(refusal(decide(approved, authoriser, approval))).toBe('wrong-state');
		expect(refusal(decide(inReview, reviewer, { ...approval, role: 'authoriser' }))).toBe(
			'review-first'
		);
	});

	it('is refused to who prepared it, even when chosen', () => {
		const own = { ...inReview, reviewerId: 'preparer' };
		expect(refusal(decide(own, preparer, approval))).toBe('prepared-it');
		expect(refusal(decide(inReview, hr, approval))).toBe('not-allowed');
	});

	it('binds to the content seen: an approval from before a recall and new submission is refused', () => {
		const recalled = applied(inReview, recall(inReview, preparer));
		expect(refusal(decide(recalled, reviewer, approval))).toBe('wrong-state');
		const again = { ...submission, contentHash: 'h2', at: '2026-03-18T15:00:00.000Z' };
		const second = applied(recalled, submit(recalled, preparer, again));
		expect(refusal(decide(second, reviewer, approval))).toBe('content-changed');
		expect(decide(second, reviewer, { ...approval, seenHash: 'h2' }).ok).toBe(true);
	});

	it('starts over after a recall: an earlier review does not stand', () => {
		const recalled = applied(reviewed, recall(reviewed, preparer));
		const later = { ...submission, at: '2026-03-19T15:00:00.000Z' };
		const second = applied(recalled, submit(recalled, preparer, later));
		expect(refusal(decide(second, authoriser, approval))).toBe('review-first');
	});

	it('returns with comments per section, never without', () => {
		const back = { ...approval, outcome: 'returned' as const };
		expect(refusal(decide(inReview, reviewer, back))).toBe('comments-missing');
		const comments = [{ section: 'kpis' as const, text: 'La meta no se puede medir' }];
		const returned = applied(inReview, decide(inReview, reviewer, { ...back, comments }));
		expect(returned).toMatchObject({ state: 'draft', contentHash: null });
		expect(returned.verdicts.at(-1)?.comments).toEqual(comments);
	});

	it('notes for whom a stand-in acted, and never takes both verdicts from one person', () => {
		const standIn = actorWith('standIn', ['employee']);
		const relations = { actsFor: ['reviewer', 'authoriser'] };
		const once = applied(inReview, decide(inReview, standIn, { ...approval, relations }));
		expect(once.verdicts[0]).toMatchObject({ by: 'standIn', onBehalfOf: 'reviewer' });
		expect(refusal(decide(once, standIn, { ...approval, relations }))).toBe('approvers-same');
	});
});

describe('an authorisation given outside', () => {
	const outside = {
		at: '2026-03-17T16:00:00.000Z',
		givenBy: 'Consejo de administración',
		on: '2026-03-16',
		document: 'Acta 12',
		eligible: 1,
		today: '2026-03-17'
	};
	const alone = { ...reviewed, authoriserId: null };

	it('is recorded by the administrator where only one person is eligible', () => {
		const step = recordOutside(alone, administrator, outside);
		expect(applied(alone, step).state).toBe('approved');
		expect(applied(alone, step).verdicts.at(-1)?.outside?.document).toBe('Acta 12');
	});

	it.each([
		['not-allowed', alone, hr, {}],
		['wrong-state', draft, administrator, {}],
		['outside-not-needed', alone, administrator, { eligible: 2 }],
		['outside-not-needed', reviewed, administrator, {}],
		['outside-incomplete', alone, administrator, { document: ' ' }],
		['outside-incomplete', alone, administrator, { on: '2026-03-18' }],
		['review-first', { ...inReview, authoriserId: null }, administrator, {}]
	] as const)('is refused: %s', (code, version, actor, changes) => {
		expect(refusal(recordOutside(version, actor, { ...outside, ...changes }))).toBe(code);
	});
});

describe('publishing', () => {
	const given = { effectiveFrom: '2026-03-20', today: '2026-03-20', others: [], contentHash: 'h1' };
	const earlier = { number: 1, state: 'issued', effectiveFrom: '2026-01-01' } as const;
	const later = { number: 2, state: 'issued', effectiveFrom: '2026-06-01' } as const;

	it('is HR’s, today or later, and in the past only for a first version', () => {
		expect(publishRefusal(approved, hr, given)).toBeNull();
		expect(publishRefusal(approved, hr, { ...given, effectiveFrom: '2025-01-01' })).toBeNull();
		expect(publishRefusal(approved, worker, given)).toBe('not-allowed');
	});

	it.each([
		['date-missing', { effectiveFrom: null }],
		['date-in-past', { effectiveFrom: '2026-03-19', others: [earlier] }],
		['date-before-newer', { others: [earlier, later] }],
		['content-changed', { contentHash: 'h2' }]
	])('is refused: %s', (code, changes) => {
		expect(publishRefusal(approved, hr, { ...given, ...changes })).toBe(code);
	});

	it('needs an authorisation that still stands', () => {
		const unauthorised = { ...approved, verdicts: reviewed.verdicts };
		expect(publishRefusal(unauthorised, hr, given)).toBe('content-changed');
		expect(publishRefusal(reviewed, hr, given)).toBe('wrong-state');
	});

	it('is undone only by withdrawing, with a reason', () => {
		const issued = soundVersion({ state: 'issued', number: 1, effectiveFrom: '2026-03-20' });
		expect(withdrawRefusal(issued, hr, 'Se publicó por error')).toBeNull();
		expect(withdrawRefusal(issued, hr, ' ')).toBe('reason-missing');
		expect(withdrawRefusal(approved, hr, 'x')).toBe('wrong-state');
		expect(withdrawRefusal(issued, worker, 'x')).toBe('not-allowed');
	});
});

describe('what a page offers', () => {
	const none = { eligible: 2, draftOpen: false };
	const boss = actorWith('boss', ['employee'], { managesPositions: ['position-1'] });
	const issued = soundVersion({ state: 'issued', number: 1, effectiveFrom: '2026-01-01' });
	const waiting = { ...reviewed, authoriserId: null };

	it.each([
		['HR', draft, hr, none, ['edit', 'dismiss', 'discard', 'submit']],
		['HR', inReview, hr, none, ['recall']],
		['the reviewer', inReview, reviewer, none, ['review']],
		['the authoriser too early', inReview, authoriser, none, []],
		['the authoriser', reviewed, authoriser, none, ['authorise']],
		[
			'the administrator',
			waiting,
			administrator,
			{ ...none, eligible: 1 },
			['record-authorisation']
		],
		['HR', approved, hr, none, ['recall', 'publish']],
		['HR', issued, hr, none, ['withdraw', 'open-draft']],
		['HR beside a draft', issued, hr, { ...none, draftOpen: true }, ['withdraw']],
		['a boss', issued, boss, none, ['propose']],
		['an employee', issued, worker, none, []]
	] as const)('to %s (%#)', (_who, version, actor, context, acts) => {
		expect(allowedActs(version, actor, context)).toEqual(acts);
	});
});
