import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor';
import * as may from './can';
import * as manual from './can-manual';
import {
	visibleAuditParts,
	visibleChecks,
	visibleCoverage,
	visibleDrafts,
	visiblePeople
} from './filters';
import type { EditionFacts, VersionFacts } from './grounds';
import { PERMISSIONS } from './permissions';

const TODAY = '2026-03-16';

function person(userId: string, roles: Role[], changes: Partial<Actor> = {}): Actor {
	return {
		userId,
		employeeId: `e-${userId}`,
		name: userId,
		roles,
		positionIds: [],
		managesPositions: [],
		managesEmployees: [],
		...changes
	};
}

/** The record under test: a matrix of `below`, about the employee `e-worker`. */
const PERSONAS = {
	administrator: person('administrator', ['administrator'], { employeeId: null }),
	hr: person('hr', ['hr', 'employee']),
	preparer: person('preparer', ['hr', 'employee']),
	boss: person('boss', ['employee'], {
		managesPositions: ['below'],
		managesEmployees: ['e-worker']
	}),
	otherBoss: person('otherBoss', ['employee'], {
		managesPositions: ['elsewhere'],
		managesEmployees: ['e-somebody']
	}),
	reviewer: person('reviewer', ['employee']),
	authoriser: person('authoriser', ['employee']),
	worker: person('worker', ['employee'], { positionIds: ['below'] }),
	colleague: person('colleague', ['employee'], { positionIds: ['below'] }),
	auditor: person('auditor', ['auditor'], { employeeId: null })
} satisfies Record<string, Actor>;
type Persona = keyof typeof PERSONAS;

function version(state: VersionFacts['state'], effectiveFrom: string | null = null): VersionFacts {
	return {
		positionId: 'below',
		state,
		preparedBy: 'preparer',
		reviewerId: 'reviewer',
		authoriserId: 'authoriser',
		effectiveFrom
	};
}
const reads = (facts: VersionFacts, signed?: Persona) => (actor: Actor) =>
	may.canReadVersion(actor, facts, { today: TODAY, signed: actor.userId === signed });
const draft = version('draft');

function edition(state: EditionFacts['state'], effectiveFrom: string | null = null): EditionFacts {
	const reviewerIds = ['otherBoss', 'reviewer'];
	return { state, preparedBy: 'preparer', reviewerIds, authoriserId: 'authoriser', effectiveFrom };
}
const readsEdition = (facts: EditionFacts) => (actor: Actor) =>
	manual.canReadEdition(actor, facts, { today: TODAY });

const everyone = Object.keys(PERSONAS) as Persona[];
const openReaders: Persona[] = ['hr', 'preparer', 'boss', 'reviewer', 'authoriser', 'auditor'];
const editionReaders: Persona[] = [
	...(['hr', 'preparer', 'otherBoss', 'reviewer', 'authoriser', 'auditor'] as const)
];
const hrOnly: Persona[] = ['hr', 'preparer'];
const closeToWorker: Persona[] = ['worker', 'boss', 'hr', 'preparer', 'auditor'];

/** Action, the check, and everybody who gets a yes; everybody else must get a no. */
const TABLE: [string, (actor: Actor) => boolean, Persona[]][] = [
	['read what is in force', reads(version('issued', TODAY)), everyone],
	['read what was in force', reads(version('issued', '2020-01-01')), everyone],
	['read a scheduled version', reads(version('issued', '2026-03-17')), openReaders],
	['read a draft', reads(draft), openReaders],
	['read a version in review', reads(version('in-review')), openReaders],
	['read an approved version', reads(version('approved')), openReaders],
	['read a withdrawn version', reads(version('withdrawn', TODAY)), [...hrOnly, 'auditor']],
	[
		'read a withdrawn version that the worker signed',
		reads(version('withdrawn', TODAY), 'worker'),
		[...hrOnly, 'auditor', 'worker']
	],
	['edit a draft', (actor) => may.canEditMatrix(actor, draft), hrOnly],
	['propose a change', (actor) => may.canPropose(actor, 'below'), [...hrOnly, 'boss']],
	[
		'comment on a draft',
		(actor) => may.canComment(actor, draft),
		[...hrOnly, 'boss', 'reviewer', 'authoriser']
	],
	['submit', (actor) => may.canSubmit(actor, draft), hrOnly],
	['recall', (actor) => may.canRecall(actor, version('in-review')), hrOnly],
	['review', (actor) => may.canReview(actor, version('in-review')), ['reviewer']],
	['authorise', (actor) => may.canAuthorise(actor, version('in-review')), ['authoriser']],
	[
		'review what they prepared themselves',
		(actor) => may.canReview(actor, { ...draft, preparedBy: 'reviewer' }),
		[]
	],
	['be chosen as approver', (actor) => may.isEligibleApprover(actor, draft), ['hr', 'boss']],
	[
		'record an outside authorisation',
		(actor) => may.canRecordOutside(actor, draft),
		['administrator']
	],
	['publish', (actor) => may.canPublish(actor, version('approved')), hrOnly],
	['withdraw', (actor) => may.canWithdraw(actor, version('issued', TODAY)), hrOnly],
	['read a manual in force', readsEdition(edition('issued', TODAY)), everyone],
	['read a scheduled manual', readsEdition(edition('issued', '2026-03-17')), editionReaders],
	['read the draft of a manual', readsEdition(edition('draft')), editionReaders],
	['read a manual in review', readsEdition(edition('in-review')), editionReaders],
	['read a withdrawn manual', readsEdition(edition('withdrawn', TODAY)), [...hrOnly, 'auditor']],
	['write a manual', (actor) => manual.canEditManual(actor), hrOnly],
	['submit a manual', (actor) => manual.canSubmitEdition(actor, edition('draft')), hrOnly],
	['recall a manual', (actor) => manual.canRecallEdition(actor, edition('in-review')), hrOnly],
	[
		'review a manual',
		(actor) => manual.canReviewEdition(actor, edition('in-review')),
		['otherBoss', 'reviewer']
	],
	[
		'authorise a manual',
		(actor) => manual.canAuthoriseEdition(actor, edition('in-review')),
		['authoriser']
	],
	[
		'be asked to review a manual',
		(actor) => manual.canBeAskedOfEdition(actor, edition('draft')),
		['hr', 'boss', 'otherBoss']
	],
	[
		'record an outside authorisation of a manual',
		(actor) => manual.canRecordOutsideEdition(actor, edition('in-review')),
		['administrator']
	],
	['publish a manual', (actor) => manual.canPublishEdition(actor, edition('approved')), hrOnly],
	['withdraw a manual', (actor) => manual.canWithdrawEdition(actor, edition('issued')), hrOnly],
	['import matrices', (actor) => may.can(actor, 'version.import'), hrOnly],
	['edit positions', (actor) => may.can(actor, 'position.edit'), hrOnly],
	['read the chart', (actor) => may.can(actor, 'structure.read'), everyone],
	['edit the structure', (actor) => may.can(actor, 'structure.edit'), hrOnly],
	['read an enterado', (actor) => may.canReadAcknowledgement(actor, 'e-worker'), closeToWorker],
	['sign an enterado', (actor) => may.canSign(actor, 'e-worker'), ['worker']],
	['record one signed on paper', (actor) => may.canRecordOnPaper(actor, 'e-worker'), hrOnly],
	['record their own on paper', (actor) => may.canRecordOnPaper(actor, `e-${actor.userId}`), []],
	['reopen an expired one', (actor) => may.canReopen(actor, 'e-worker'), hrOnly],
	[
		'see the coverage of a position',
		(actor) => may.canReadCoverage(actor, 'below'),
		[...hrOnly, 'boss', 'auditor']
	],
	[
		'remind who has not acknowledged',
		(actor) => may.canRemind(actor, 'below'),
		[...hrOnly, 'boss']
	],
	['read plan and results', (actor) => may.canReadPersonFile(actor, 'e-worker'), closeToWorker],
	['read personal data', (actor) => may.canReadPersonal(actor, 'e-worker'), ['worker', ...hrOnly]],
	['edit personal data', (actor) => may.canEditPersonal(actor, 'e-worker'), hrOnly],
	['manage accounts', (actor) => may.canManageAccounts(actor), ['administrator']],
	['read accounts', (actor) => may.can(actor, 'account.read'), ['administrator']],
	['change the roles of others', (actor) => may.canChangeRoles(actor, 'worker'), ['administrator']],
	['change their own roles', (actor) => may.canChangeRoles(actor, actor.userId), []],
	['change settings', (actor) => may.can(actor, 'settings.edit'), ['administrator']],
	['make a backup', (actor) => may.can(actor, 'backup.make'), ['administrator']],
	['read the audit trail of HR', (actor) => may.canReadAudit(actor, 'hr'), [...hrOnly, 'auditor']],
	[
		'read the audit trail of settings',
		(actor) => may.canReadAudit(actor, 'settings'),
		['administrator', 'auditor']
	]
];

const rows = TABLE.flatMap(([action, check, allowed]) =>
	everyone.map((persona) => ({ action, check, persona, expected: allowed.includes(persona) }))
);

describe('who sees and does what', () => {
	it.each(rows)('$persona, $action: $expected', ({ check, persona, expected }) => {
		expect(check(PERSONAS[persona])).toBe(expected);
	});

	it('lets somebody who stands in for the reviewer review, unless they prepared it', () => {
		const standIn = person('standIn', ['employee']);
		const facts = version('in-review');
		expect(may.canReview(standIn, facts)).toBe(false);
		expect(may.canReview(standIn, facts, { actsFor: ['reviewer'] })).toBe(true);
		const own = { ...facts, preparedBy: 'standIn' };
		expect(may.canReview(standIn, own, { actsFor: ['reviewer'] })).toBe(false);
	});

	it('lets an auditor change nothing', () => {
		const writes = Object.entries(PERMISSIONS).filter(([action]) => !/read/.test(action));
		for (const [, rule] of writes) expect(rule.allow).not.toContain('auditor');
	});

	it('adds up the roles of a person who holds several', () => {
		const both = person('both', ['hr', 'administrator']);
		expect(may.canManageAccounts(both) && may.canPublish(both, draft)).toBe(true);
		expect(may.canChangeRoles(both, 'both')).toBe(false);
	});
});

describe('read filters say what the checks say one by one', () => {
	const { hr, boss, worker, administrator, auditor } = PERSONAS;

	it('for drafts', () => {
		expect(visibleDrafts(hr)).toBe('all');
		expect(visibleDrafts(auditor)).toBe('all');
		expect(visibleDrafts(boss)).toEqual({ positionIds: ['below'], involvedUserId: 'boss' });
		expect(visibleDrafts(administrator)).toEqual({
			positionIds: [],
			involvedUserId: 'administrator'
		});
	});

	it('for the checks of the structure', () => {
		expect([visibleChecks(hr), visibleChecks(auditor)]).toEqual(['all', 'all']);
		expect(visibleChecks(boss)).toEqual({ positionIds: ['below'] });
		expect([hr, auditor, boss].every(may.canReadChecks)).toBe(true);
		expect([worker, administrator].some(may.canReadChecks)).toBe(false);
	});

	it('for people and coverage', () => {
		expect(visiblePeople(hr)).toBe('all');
		expect(visiblePeople(boss)).toEqual({ employeeIds: ['e-boss', 'e-worker'] });
		expect(visiblePeople(administrator)).toEqual({ employeeIds: [] });
		expect(visibleCoverage(auditor)).toBe('all');
		expect(visibleCoverage(worker)).toEqual({ positionIds: [] });
	});

	it('for the audit trail', () => {
		expect(visibleAuditParts(auditor)).toEqual(['hr', 'settings']);
		expect(visibleAuditParts(administrator)).toEqual(['settings']);
		expect(visibleAuditParts(worker)).toEqual([]);
	});
});
