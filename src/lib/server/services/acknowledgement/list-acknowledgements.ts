import { canReadCoverage, canRecordOnPaper, canRemind, canReopen } from '$lib/domain/access/can';
import { visiblePeople } from '$lib/domain/access/filters';
import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import type {
	Acknowledgement,
	ShownAcknowledgementState
} from '$lib/domain/acknowledgement/records';
import type { AcknowledgementList, AcknowledgementRow } from '$lib/domain/acknowledgement/views';
import { searchWords } from '$lib/domain/text/search-words';
import { titleOn } from '$lib/domain/organization/chart';
import { acknowledgementTallies } from '$lib/server/db/acknowledgement-figures';
import { acknowledgementPage, type AcknowledgementQuery } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import type { VersionHeadRecord } from '$lib/server/db/versions';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { positionVersions, type PositionVersions } from '../matrix/position-versions';
import { answeredOn } from './answered-on';
import { remindable } from './remindable';
import { shownTally } from './tally';

export interface ListQuery {
	/** Number of the version; by default the newest issued one. */
	version?: number;
	state?: ShownAcknowledgementState;
	query?: string;
	page?: number;
}

const PAGE_SIZE = 50;

/** Who has acknowledged a version and who has not: for HR, the auditor and the bosses above. */
export async function listAcknowledgements(
	ctx: Context,
	code: string,
	query: ListQuery
): Promise<AcknowledgementList> {
	const known = await positionVersions(ctx, { code });
	const { position, today } = known;
	if (!canReadCoverage(ctx.actor, position.id)) throw forbidden();
	const version = chosen(known, query.version);
	const people = visiblePeople(ctx.actor);
	const employeeIds = people === 'all' ? undefined : people.employeeIds;
	const page = Math.max(1, query.page ?? 1);
	const filter = { ...filterOf(query, today), ...(employeeIds ? { employeeIds } : {}) };
	const { rows, total } = await acknowledgementPage(version.id, filter, {
		skip: (page - 1) * PAGE_SIZE,
		limit: PAGE_SIZE
	});
	const tallies = await acknowledgementTallies([version.id], today, employeeIds);
	const tally = tallies.get(version.id);
	const open = (tally?.requested ?? 0) - (tally?.expired ?? 0);
	return {
		code: position.code,
		title: titleOn(position, today),
		versionNumber: version.number ?? 0,
		rows: rows.map((row) => rowOf(known, row)),
		total,
		page,
		pageSize: PAGE_SIZE,
		tally: {
			...shownTally(tally),
			withRemarks: tally?.['with-remarks'] ?? 0,
			refused: tally?.refused ?? 0,
			open,
			expired: tally?.expired ?? 0
		},
		mayRecordPaper: canRecordOnPaper(ctx.actor, ''),
		remind: canRemind(ctx.actor, position.id)
			? await remindable(ctx, version.id, today, open)
			: null,
		mayReopen: canReopen(ctx.actor, '')
	};
}

function chosen(known: PositionVersions, number: number | undefined): VersionHeadRecord {
	const issued = known.heads.filter((head) => head.number !== null);
	const version = number === undefined ? issued[0] : issued.find((head) => head.number === number);
	if (!version) throw notFound();
	return version;
}

/** Expired and open differ by the date alone. */
function filterOf(query: ListQuery, today: string): AcknowledgementQuery {
	const words = searchWords(query.query ?? '').length > 0 ? { query: query.query ?? '' } : {};
	if (query.state === undefined) return words;
	if (query.state === 'expired') return { ...words, states: ['requested'], dueBefore: today };
	if (query.state === 'requested') return { ...words, states: ['requested'], dueFrom: today };
	return { ...words, states: [query.state] };
}

function rowOf(known: PositionVersions, request: Acknowledgement): AcknowledgementRow {
	const { structure, position, today } = known;
	const on = structure.on(today);
	const employee = structure.employees.get(request.employeeId);
	const posts = (on.incumbenciesOfEmployee.get(request.employeeId) ?? []).flatMap(
		({ postId }) => on.posts.get(postId) ?? []
	);
	const post = posts.find(({ positionId }) => positionId === position.id) ?? posts[0];
	const { answer } = request;
	return {
		id: request.id,
		employeeNumber: employee?.number ?? '',
		name: employee ? fullName(employee) : '',
		unit: post ? (on.units.get(post.unitId)?.name ?? '') : '',
		state: shownAcknowledgement(request, today),
		requestedAt: request.requestedAt,
		dueOn: request.dueOn,
		answeredAt: answer && answeredOn(answer, known.structure),
		remarks: answer?.remarks ?? '',
		method: answer?.method ?? null,
		witness: answer?.witness ?? null,
		afterReset: answer?.afterReset ?? false,
		scan: answer?.scan?.bytes ?? null
	};
}
