import { canSign } from '$lib/domain/access/can';
import { answerRefusal, type AnswerOutcome } from '$lib/domain/acknowledgement/rules';
import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { confirmPassword } from '$lib/server/auth/confirm-password';
import type { Device } from '$lib/server/auth/device';
import { changeAcknowledgement } from '$lib/server/db/acknowledgements';
import { claimFile } from '$lib/server/db/files';
import { withTransaction } from '$lib/server/db/transaction';
import { versionById } from '$lib/server/db/versions';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { publishedBody } from '../matrix/content-of';
import { readWhatLedTo } from '../notifications/mark-read';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { requestInReach } from './in-reach';
import { statementsOf } from './statements';
import { tellAsked, tellOfAnswer } from './tell-people';

export interface AnswerForm {
	outcome: AnswerOutcome;
	remarks: string;
	/** Who saw a refusal. */
	witness: string | null;
	password: string;
	/** Hash of the body that the person had on the screen. */
	contentHash: string;
}

type Answer = NonNullable<Acknowledgement['answer']>;

/**
 * The employee's own answer to one exact version, under the password.
 * @throws DomainError wrong-password, throttled, request-closed, remarks-missing, witness-missing,
 * content-changed
 */
export async function answerAcknowledgement(
	ctx: Context,
	id: string,
	form: AnswerForm,
	device: Device
): Promise<{ state: AnswerOutcome; at: string }> {
	const request = await requestInReach(ctx, id);
	if (!canSign(ctx.actor, request.employeeId)) throw forbidden();
	const today = todayAt(await currentStructure(), ctx.now);
	const given = { outcome: form.outcome, remarks: form.remarks, witness: form.witness ?? '' };
	const refusal = answerRefusal(request, given, today);
	if (refusal !== null) throw new DomainError(refusal);
	if (form.contentHash !== request.contentHash)
		throw new DomainError('content-changed', { count: 0 });
	// Before the transaction: a wrong password must stay counted.
	const { afterReset } = await confirmPassword(ctx.actor.userId, form.password, device, ctx.now);
	const at = ctx.now.toISOString();
	await keepAnswer(ctx, request, form.outcome, {
		at,
		statement: await statementFor(request, form.outcome),
		method: 'password',
		remarks: form.remarks.trim(),
		witness: form.outcome === 'refused' ? (form.witness?.trim() ?? null) : null,
		afterReset
	});
	return { state: form.outcome, at };
}

/** The statement about the version of a request that goes with an answer. */
export async function statementFor(
	request: Acknowledgement,
	outcome: AnswerOutcome
): Promise<string> {
	const version = await versionById(request.versionId);
	if (!version) throw new Error(`version ${request.versionId} is gone`);
	const { code, content } = await publishedBody(version);
	const { signed, refused } = statementsOf(
		{
			code,
			title: content.title,
			number: request.versionNumber,
			effectiveFrom: version.effectiveFrom ?? '',
			contentHash: request.contentHash
		},
		content.language
	);
	return outcome === 'refused' ? refused : signed;
}

/** Writes an answer with its event; the person's own words are encrypted in the event. */
export async function keepAnswer(
	ctx: Context,
	request: Acknowledgement,
	outcome: AnswerOutcome,
	answer: Answer
): Promise<void> {
	await withTransaction(async () => {
		const kept = await changeAcknowledgement(request.id, 'requested', { state: outcome, answer });
		if (!kept) throw new DomainError('request-closed');
		const { scan } = answer;
		if (scan && !(await claimFile(scan.fileId, `acknowledgement:${request.id}`)))
			throw new Error(`the file ${scan.fileId} is gone`);
		await appendEvent(ctx, {
			kind: 'acknowledgement',
			id: request.id,
			name: '',
			action: answer.method === 'paper' ? 'acknowledgement-recorded' : `acknowledgement-${outcome}`,
			person: request.employeeId,
			changes: [
				{ path: 'state', before: 'requested', after: outcome },
				{ path: 'contentHash', before: null, after: request.contentHash },
				{ path: 'method', before: null, after: answer.method },
				{ path: 'statement', before: null, after: answer.statement },
				{ path: 'remarks', before: null, after: answer.remarks || null, personal: true },
				{ path: 'witness', before: null, after: answer.witness, personal: true },
				...(scan ? [{ path: 'scan', before: null, after: scan.sha256 }] : []),
				...(answer.afterReset ? [{ path: 'afterReset', before: null, after: 'true' }] : [])
			]
		});
		if (answer.method === 'paper') {
			const structure = await currentStructure();
			await tellAsked(ctx, structure, [request], 'acknowledgement-on-paper', request.id);
			return;
		}
		await readWhatLedTo(ctx, `/acknowledgements/${request.id}`);
		if (outcome === 'refused') await tellOfAnswer(ctx, request, 'answer-refused');
		if (outcome === 'with-remarks') await tellOfAnswer(ctx, request, 'answer-with-remarks');
	});
}
