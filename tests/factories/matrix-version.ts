import type { Actor, Role } from '$lib/domain/access/actor';
import type { MatrixVersion } from '$lib/domain/matrix/version';
import { soundMatrix } from './matrix-content';

/** A draft of `position-1`, prepared by `preparer`; override what a test is about. */
export function soundVersion(changes: Partial<MatrixVersion> = {}): MatrixVersion {
	return {
		id: 'version-1',
		positionId: 'position-1',
		number: null,
		state: 'draft',
		kind: 'substantive',
		summary: '',
		content: soundMatrix(),
		revision: 1,
		contentHash: null,
		rowIds: null,
		basedOn: null,
		preparedBy: 'preparer',
		reviewerId: null,
		authoriserId: null,
		submittedAt: null,
		verdicts: [],
		effectiveFrom: null,
		publishedAt: null,
		publishedBy: null,
		withdrawnAt: null,
		withdrawnReason: null,
		dismissals: [],
		createdAt: '2026-03-01T15:00:00.000Z',
		updatedAt: '2026-03-01T15:00:00.000Z',
		updatedBy: 'preparer',
		...changes
	};
}

/** Somebody with these roles and no relation to anything. */
export function actorWith(userId: string, roles: Role[], changes: Partial<Actor> = {}): Actor {
	return {
		userId,
		employeeId: `employee-${userId}`,
		name: userId,
		roles,
		positionIds: [],
		managesPositions: [],
		managesEmployees: [],
		...changes
	};
}
