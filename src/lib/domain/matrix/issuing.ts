import type { Actor } from '../access/actor';
import * as may from '../access/can';
import type { VersionRelations } from '../access/grounds';
import { approvalOf } from './life-cycle';
import { nextRole } from '../approval/approval';
import { issueRefusal, withdrawalRefusal } from '../approval/issuing';
import { decide } from './decision';
import type { LifeRefusal } from './refusals';
import { recall } from './submission';
import type { CivilDate, MatrixVersion } from './version';
import type { VersionAct } from './views';

type Issued = Pick<MatrixVersion, 'number' | 'state' | 'effectiveFrom'>;

/**
 * Whether an approved version may be published with this effective date: null, or why not.
 * The date is today or later, so that nobody is bound for days on which the text was unknown; only
 * the first version of a position may begin in the past, since it records what already held when
 * the product came. Dates never run against numbers: not before the newest issued version.
 */
export function publishRefusal(
	version: MatrixVersion,
	actor: Actor,
	given: {
		effectiveFrom: CivilDate | null;
		today: CivilDate;
		others: readonly Issued[];
		/** Hash of the content as it would be published, checked against what was approved. */
		contentHash: string;
	}
): LifeRefusal | null {
	if (!may.canPublish(actor, version)) return 'not-allowed';
	return issueRefusal(approvalOf(version), { ...given, notBefore: given.today });
}

/** Withdrawing an issued version, scheduled ones too: HR, with a reason. */
export function withdrawRefusal(
	version: MatrixVersion,
	actor: Actor,
	reason: string
): LifeRefusal | null {
	if (!may.canWithdraw(actor, version)) return 'not-allowed';
	return withdrawalRefusal(version.state, reason);
}

/**
 * What a page offers this person on this version now. Whether a step then succeeds still depends
 * on what it is given (errors, dates, reasons). `eligible`: people who could approve, beside the
 * preparer; `draftOpen`: another version of the position is being worked on.
 */
export function allowedActs(
	version: MatrixVersion,
	actor: Actor,
	relations: VersionRelations & { eligible: number; draftOpen: boolean }
): VersionAct[] {
	const acts: VersionAct[] = [];
	const offer = (act: VersionAct, offered: boolean) => offered && acts.push(act);
	const edits = may.canEditMatrix(actor, version, relations);
	const { state } = version;
	offer('edit', state === 'draft' && edits);
	offer('dismiss', state === 'draft' && edits);
	offer('discard', state === 'draft' && edits);
	offer('submit', state === 'draft' && may.canSubmit(actor, version));
	offer('recall', recall(version, actor).ok);
	const next = nextRole(approvalOf(version));
	offer('review', next === 'reviewer' && wouldApprove(version, actor, relations));
	offer('authorise', next === 'authoriser' && wouldApprove(version, actor, relations));
	offer(
		'record-authorisation',
		next === 'authoriser' &&
			version.authoriserId === null &&
			relations.eligible <= 1 &&
			may.canRecordOutside(actor, version)
	);
	offer('publish', state === 'approved' && may.canPublish(actor, version));
	offer('withdraw', state === 'issued' && may.canWithdraw(actor, version));
	const settled = (state === 'issued' || state === 'withdrawn') && !relations.draftOpen;
	offer('open-draft', settled && edits);
	offer('propose', settled && !edits && may.canPropose(actor, version.positionId));
	return acts;
}

function wouldApprove(version: MatrixVersion, actor: Actor, relations: VersionRelations): boolean {
	const seenHash = version.contentHash ?? '';
	return decide(version, actor, { at: '', outcome: 'approved', seenHash, comments: [], relations })
		.ok;
}
