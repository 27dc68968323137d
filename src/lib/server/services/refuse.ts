import type { LifeRefusal, Step } from '$lib/domain/matrix/refusals';
import type { MatrixVersion } from '$lib/domain/matrix/version';
import { DomainError } from '$lib/server/errors';

/** @throws DomainError where the life cycle gives a reason against */
export function refuseFor(refusal: LifeRefusal | null): void {
	if (refusal !== null) throw new DomainError(refusal);
}

/** What a step of the life cycle changes. @throws DomainError where it is refused */
export function changeOf(step: Step): Partial<MatrixVersion> {
	if (!step.ok) throw new DomainError(step.refusal);
	return step.change;
}
