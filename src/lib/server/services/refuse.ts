import type { LifeRefusal } from '$lib/domain/matrix/refusals';
import { DomainError } from '$lib/server/errors';

/** @throws DomainError where the life cycle gives a reason against */
export function refuseFor(refusal: LifeRefusal | null): void {
	if (refusal !== null) throw new DomainError(refusal);
}

/** What a step of the life cycle changes. @throws DomainError where it is refused */
export function changeOf<Change>(
	step: { ok: true; change: Change } | { ok: false; refusal: LifeRefusal }
): Change {
	if (!step.ok) throw new DomainError(step.refusal);
	return step.change;
}
