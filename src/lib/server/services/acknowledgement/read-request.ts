import type { MyAcknowledgement } from '$lib/domain/acknowledgement/views';
import type { PositionView } from '$lib/domain/matrix/views';
import { acknowledgementsOfEmployee } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import type { Difference } from '../matrix/differences-of';
import { versionViewOf } from '../matrix/read-position';
import { currentStructure } from '../organization/structure';
import { positionTitleOf } from '../people/person-names';
import { todayAt } from '../today';
import { requestInReach } from './in-reach';
import { described } from './my-acknowledgements';
import { statementsOf, type Statements } from './statements';

/** Everything that somebody needs who is asked to acknowledge. */
export interface RequestView {
	request: MyAcknowledgement;
	/** Word for word what would be stated. */
	statements: Statements;
	/** How it was answered; null while it is open. */
	answered: {
		statement: string;
		method: 'password' | 'paper';
		witness: string | null;
		/** Given within a day of a password set by a link. */
		afterReset: boolean;
		/** Size of the scan in bytes; null where there is none. */
		scan: number | null;
	} | null;
	/** The exact version that is answered. */
	view: PositionView;
	/** Since the version acknowledged before; null when this is the first. */
	differences: Difference[] | null;
	person: { name: string; number: string; position: string };
	/** Whether the reader is the person asked. */
	own: boolean;
}

/** A request with the matrix it is about. @throws DomainError not-found for whom it is not */
export async function readRequest(ctx: Context, id: string): Promise<RequestView> {
	const request = await requestInReach(ctx, id);
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const employee = structure.employees.get(request.employeeId);
	if (!employee) throw notFound();
	const all = await acknowledgementsOfEmployee(request.employeeId);
	const { row, differences } = await described(request, all, today);
	const { answer } = request;
	const view = await versionViewOf(ctx, request.positionId, request.versionId);
	return {
		request: row,
		statements: statementsOf({ ...row, number: row.versionNumber }, view.content.language),
		answered: answer && {
			statement: answer.statement,
			method: answer.method,
			witness: answer.witness,
			afterReset: answer.afterReset,
			scan: answer.scan?.bytes ?? null
		},
		view,
		differences,
		person: {
			name: fullName(employee),
			number: employee.number,
			position: positionTitleOf(structure, employee.id, today)
		},
		own: ctx.actor.employeeId === request.employeeId
	};
}
