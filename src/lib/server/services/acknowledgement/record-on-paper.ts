import { canRecordOnPaper } from '$lib/domain/access/can';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import { DomainError, forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { keepAnswer, statementFor } from './answer-acknowledgement';
import { requestInReach } from './in-reach';
import type { AnswerOutcome } from '$lib/domain/acknowledgement/rules';

export interface PaperForm {
	outcome: AnswerOutcome;
	remarks: string;
	witness: string;
	/** The date on the paper. */
	on: CivilDate;
}

/**
 * HR records an answer that was signed on paper, with who witnessed it; it stays marked as such.
 * Also an expired request can be answered so: the paper bears its own date.
 */
export async function recordOnPaper(ctx: Context, id: string, form: PaperForm): Promise<void> {
	const request = await requestInReach(ctx, id);
	if (!canRecordOnPaper(ctx.actor, request.employeeId)) throw forbidden();
	const today = todayAt(await currentStructure(), ctx.now);
	if (!isCivilDate(form.on) || form.on > today)
		throw new DomainError('date-invalid', { date: form.on });
	if (request.state !== 'requested') throw new DomainError('request-closed');
	if (form.witness.trim() === '') throw new DomainError('witness-missing');
	if (form.outcome === 'with-remarks' && form.remarks.trim() === '')
		throw new DomainError('remarks-missing');
	await keepAnswer(ctx, request, form.outcome, {
		// Noon in UTC is the same civil date in every zone of the countries served.
		at: form.on === today ? ctx.now.toISOString() : `${form.on}T18:00:00.000Z`,
		statement: await statementFor(request),
		method: 'paper',
		remarks: form.remarks.trim(),
		witness: form.witness.trim(),
		afterReset: false
	});
}
