import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days';
import type { CivilDate } from '../matrix/version';
import type { Acknowledgement, AcknowledgementState, ShownAcknowledgementState } from './records';

/** Working days to answer, unless the company says otherwise. */
export const TERM_WORKING_DAYS = 10;

export const ANSWER_OUTCOMES = ['acknowledged', 'with-remarks', 'refused'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export type AnswerRefusal = 'request-closed' | 'remarks-missing' | 'witness-missing';

type Request = Pick<Acknowledgement, 'state' | 'dueOn'>;

/** The last day to answer a request that runs from a date on, this one not counted. */
export function dueOn(
	from: CivilDate,
	calendar: WorkingCalendar,
	workingDays = TERM_WORKING_DAYS
): CivilDate {
	return addWorkingDays(from, workingDays, calendar);
}

/** The state that is shown: a request expires when its last day is over, by the calendar alone. */
export function shownAcknowledgement(
	request: Request,
	today: CivilDate
): ShownAcknowledgementState {
	return request.state === 'requested' && today > request.dueOn ? 'expired' : request.state;
}

/**
 * Why an answer is not taken, or null: only an open request is answered (an expired one is reopened
 * first, or recorded on paper), remarks say something, a refusal names who saw it.
 */
export function answerRefusal(
	request: Request,
	given: { outcome: AnswerOutcome; remarks: string; witness: string },
	today: CivilDate
): AnswerRefusal | null {
	if (shownAcknowledgement(request, today) !== 'requested') return 'request-closed';
	if (given.outcome === 'with-remarks' && given.remarks.trim() === '') return 'remarks-missing';
	if (given.outcome === 'refused' && given.witness.trim() === '') return 'witness-missing';
	return null;
}

/** States that count as an answer or as still asked of the person who holds the position. */
const STANDING: readonly AcknowledgementState[] = [
	'requested',
	'acknowledged',
	'with-remarks',
	'refused'
];

/**
 * What a change of people asks for: joiners and movers get the version in force, leavers' open
 * requests close. Whoever comes back to a version they answered is not asked again.
 * @param requests all requests for the version in force
 * @param holders employees who hold the position on the date
 */
export function afterMoves(
	requests: readonly Pick<Acknowledgement, 'id' | 'employeeId' | 'state'>[],
	holders: readonly string[]
): { ask: string[]; close: string[] } {
	const standing = new Set(
		requests.filter(({ state }) => STANDING.includes(state)).map(({ employeeId }) => employeeId)
	);
	const open = requests.filter(({ state }) => state === 'requested');
	return {
		ask: [...new Set(holders)].filter((employeeId) => !standing.has(employeeId)),
		close: open.filter(({ employeeId }) => !holders.includes(employeeId)).map(({ id }) => id)
	};
}
