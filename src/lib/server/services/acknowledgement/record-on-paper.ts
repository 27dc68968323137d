import { canRecordOnPaper } from '$lib/domain/access/can';
import { civilDateIn, isCivilDate } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import { versionById } from '$lib/server/db/versions';
import { DomainError, forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';
import { keepAnswer, statementFor } from './answer-acknowledgement';
import { requestInReach } from './in-reach';
import { keepScan } from './paper-scan';
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
 * @param scanned the paper as PDF, JPEG or PNG
 */
export async function recordOnPaper(
	ctx: Context,
	id: string,
	form: PaperForm,
	scanned: Uint8Array | null = null
): Promise<void> {
	const request = await requestInReach(ctx, id);
	if (!canRecordOnPaper(ctx.actor, request.employeeId)) throw forbidden();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const version = await versionById(request.versionId);
	// Nobody signed what was not yet published.
	const least = civilDateIn(version?.publishedAt ?? request.requestedAt, zoneOf(structure));
	if (!isCivilDate(form.on)) throw new DomainError('date-invalid', { date: form.on });
	if (form.on > today) throw new DomainError('signed-in-future');
	if (form.on < least) throw new DomainError('signed-before-published', { date: least });
	if (request.state !== 'requested') throw new DomainError('request-closed');
	if (form.witness.trim() === '') throw new DomainError('witness-missing');
	if (form.outcome === 'with-remarks' && form.remarks.trim() === '')
		throw new DomainError('remarks-missing');
	// Before the transaction: an upload takes no part in one, and what nobody refers to is swept.
	const scan = scanned && (await keepScan(ctx, scanned));
	await keepAnswer(ctx, request, form.outcome, {
		// About noon where the countries served lie: the same civil date in every zone of theirs.
		at: form.on === today ? ctx.now.toISOString() : `${form.on}T18:00:00.000Z`,
		statement: await statementFor(request, form.outcome),
		method: 'paper',
		remarks: form.remarks.trim(),
		witness: form.witness.trim(),
		afterReset: false,
		...(scan ? { scan } : {})
	});
}
