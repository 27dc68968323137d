import type { Actor } from '../access/actor';
import * as may from '../access/can';
import type { VersionRelations } from '../access/grounds';
import {
	outsideVerdict,
	verdictOn,
	type GivenVerdict,
	type OutsideAuthorisation
} from '../approval/deciding';
import { approvalOf } from './life-cycle';
import { refuse, type Step } from './refusals';
import type { MatrixVersion } from './version';
import type { Section } from './vocabulary';

export interface Decision extends GivenVerdict<Section> {
	relations?: VersionRelations;
}

/** A verdict of the reviewer or the authoriser, by the rules of approval. */
export function decide(version: MatrixVersion, actor: Actor, given: Decision): Step {
	const { relations, ...verdict } = given;
	const decider = {
		userId: actor.userId,
		reviews: may.canReview(actor, version, relations),
		authorises: may.canAuthorise(actor, version, relations),
		actsFor: relations?.actsFor ?? []
	};
	return verdictOn(approvalOf(version), decider, verdict);
}

/** An authorisation given outside, recorded by the administrator where at most one person is eligible. */
export function recordOutside(
	version: MatrixVersion,
	actor: Actor,
	given: OutsideAuthorisation
): Step {
	if (!may.canRecordOutside(actor, version)) return refuse('not-allowed');
	return outsideVerdict(approvalOf(version), actor.userId, given);
}
