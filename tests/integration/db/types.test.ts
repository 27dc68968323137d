import { describe, expect, expectTypeOf, it } from 'vitest';
import { storedOf } from '../../../src/lib/server/db/model';
import type { Acknowledgement } from '../../../src/lib/domain/acknowledgement/records';
import type { MatrixVersion } from '../../../src/lib/domain/matrix/version';
import type {
	Company,
	Employee,
	Incumbency,
	Position,
	Post,
	Unit
} from '../../../src/lib/domain/organization/records';
import type { Job } from '../../../src/lib/domain/jobs/job';
import type { OutboxMail } from '../../../src/lib/domain/mail/outbox';
import type { Notification } from '../../../src/lib/domain/notifications/notification';
import { toJob } from '../../../src/lib/server/db/models/jobs';
import { toNotification } from '../../../src/lib/server/db/models/notifications';
import { toMail } from '../../../src/lib/server/db/models/outbox';
import { toAcknowledgement } from '../../../src/lib/server/db/models/acknowledgements';
import {
	toVersion,
	type StoredVersion,
	type VersionExtra
} from '../../../src/lib/server/db/models/matrix';
import type {
	AcknowledgementKeys,
	StoredAcknowledgement
} from '../../../src/lib/server/db/models/acknowledgements';
import {
	storedRow,
	toCompany,
	toEmployee,
	toIncumbency,
	toPosition,
	toPost,
	toUnit,
	type EmployeeKeys,
	type PositionKeys,
	type StoredCompany,
	type StoredEmployee,
	type StoredIncumbency,
	type StoredPosition,
	type StoredPost,
	type StoredUnit
} from '../../../src/lib/server/db/models/structure';

/** A stored document without what only the store needs, its `_id` called by the record's name. */
type AsRecord<Raw extends { _id: string }, Extra> = { id: Raw['_id'] } & Omit<
	Raw,
	'_id' | keyof Extra
>;
type AsRow<Raw extends { _id: string; recordId: string }, Extra> = {
	rowId: Raw['_id'];
	id: Raw['recordId'];
} & Omit<Raw, '_id' | 'recordId' | keyof Extra>;
type Nothing = Record<never, never>;
type Plain<T> = { [K in keyof T]: T[K] };

// Each model's fields are checked against its raw type where it is defined (`Fields`); here the raw
// types are held against the domain's records, so that the two cannot drift apart.
describe('what the store keeps of a record', () => {
	it('is the record itself, with an id of its own and folded keys', () => {
		expectTypeOf<Plain<AsRecord<StoredCompany, Nothing>>>().toEqualTypeOf<Plain<Company>>();
		expectTypeOf<Plain<AsRecord<StoredPosition, PositionKeys>>>().toEqualTypeOf<Plain<Position>>();
		expectTypeOf<Plain<AsRecord<StoredEmployee, EmployeeKeys>>>().toEqualTypeOf<Plain<Employee>>();
		expectTypeOf<Plain<AsRow<StoredUnit, { nameKey: string }>>>().toEqualTypeOf<Plain<Unit>>();
		expectTypeOf<Plain<AsRow<StoredPost, Nothing>>>().toEqualTypeOf<Plain<Post>>();
		expectTypeOf<Plain<AsRow<StoredIncumbency, Nothing>>>().toEqualTypeOf<Plain<Incumbency>>();
		expectTypeOf<Plain<AsRecord<StoredVersion, VersionExtra>>>().toEqualTypeOf<
			Plain<MatrixVersion>
		>();
		expectTypeOf<Plain<AsRecord<StoredAcknowledgement, AcknowledgementKeys>>>().toEqualTypeOf<
			Plain<Acknowledgement>
		>();
		const position: Position = {
			id: 'p',
			code: 'A-1',
			formerCodes: [],
			title: 'Analista',
			nextTitle: null,
			companyId: 'c',
			family: '',
			grade: '',
			contractType: '',
			occupationCode: '',
			retiredAt: null
		};
		const keys = { codes: ['a-1'], titleKey: 'analista', searchKey: 'a-1 analista' };
		expect(toPosition(storedOf<Position, PositionKeys>(position, keys))).toEqual(position);
	});

	it('is read back as that record', () => {
		expectTypeOf(toCompany).returns.toEqualTypeOf<Company>();
		expectTypeOf(toPosition).returns.toEqualTypeOf<Position>();
		expectTypeOf(toEmployee).returns.toEqualTypeOf<Employee>();
		expectTypeOf(toUnit).returns.toEqualTypeOf<Unit>();
		expectTypeOf(toPost).returns.toEqualTypeOf<Post>();
		expectTypeOf(toIncumbency).returns.toEqualTypeOf<Incumbency>();
		expectTypeOf(toVersion).returns.toEqualTypeOf<MatrixVersion & VersionExtra>();
		expectTypeOf(toAcknowledgement).returns.toEqualTypeOf<Acknowledgement>();
		expectTypeOf(toJob).returns.toEqualTypeOf<Job>();
		expectTypeOf(toMail).returns.toEqualTypeOf<OutboxMail>();
		expectTypeOf(toNotification).returns.toEqualTypeOf<Notification>();
		const post: Post = {
			id: 'p',
			rowId: 'r',
			validFrom: '2026-01-01',
			validTo: null,
			positionId: 'q',
			unitId: 'u',
			reportsTo: null,
			workplace: '',
			headcount: 1,
			staff: false,
			assumed: false
		};
		expect(storedRow(post)).toMatchObject({ _id: 'r', recordId: 'p' });
		expect(toPost(storedRow(post))).toEqual(post);
	});
});
