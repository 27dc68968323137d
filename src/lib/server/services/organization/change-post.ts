import { can } from '$lib/domain/access/can';
import { backToPost } from '$lib/domain/organization/calling-off';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import { dependantsOfPost } from '$lib/domain/organization/dependants';
import type { CancelOutcome, EditOutcome } from '$lib/domain/organization/edit-views';
import { asOf } from '$lib/domain/organization/as-of';
import { endedOn, inOrder, redirected } from '$lib/domain/organization/periods';
import { postFault, postFields, type PostForm } from '$lib/domain/organization/post-form';
import type { Position } from '$lib/domain/organization/records';
import { fold } from '$lib/domain/text/fold';
import { MOST_PLACES } from '$lib/domain/organization/written-limits';
import { plainFormat } from '$lib/i18n/plain-format';
import { newId } from '$lib/server/db/ids';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { applyEdits } from './apply-edits';
import {
	cancelledRows,
	changedRows,
	dateGiven,
	dayAfter,
	endedRows,
	type CallOff
} from './change-dates';
import { moveStays } from './place-person';
import { postMeant } from './post-choice';
import type { Structure } from './structure';
import { noEdits, refuseStale, rowsIn } from './structure-edits';
import { postLabel } from './structure-names';

/** Makes a post of a position in a unit from a date on. @returns its id beside what came of it */
export async function createPost(
	ctx: Context,
	form: PostForm
): Promise<EditOutcome & { id: string }> {
	refuseForm(ctx, form);
	const id = newId(ctx.now);
	const outcome = await applyEdits(
		ctx,
		(structure) => {
			const edits = noEdits();
			const from = dateGiven(form.from);
			const position = positionMeant(structure, form, from);
			const reportsTo = postMeant(structure, { id: form.bossId, text: form.boss }, from);
			const period = { rowId: newId(ctx.now), validFrom: from, validTo: null };
			edits.posts.set(id, [
				{ id, ...period, positionId: position.id, ...postFields(form, reportsTo) }
			]);
			return edits;
		},
		form
	);
	return { ...outcome, id };
}

/** Changes a post from a date on, or puts a period right; its position stays what it is. */
export async function changePost(ctx: Context, id: string, form: PostForm): Promise<EditOutcome> {
	refuseForm(ctx, form);
	return applyEdits(
		ctx,
		(structure) => {
			const edits = noEdits();
			const rows = rowsIn(structure.records, edits, 'posts', id);
			if (rows.length === 0) throw notFound();
			refuseStale(rows, form.seen);
			const wrong = rows.find(({ rowId }) => rowId === form.rowId);
			const from = form.when === 'correct' ? (wrong?.validFrom ?? '') : dateGiven(form.from);
			const reportsTo = postMeant(structure, { id: form.bossId, text: form.boss }, from);
			edits.posts.set(id, changedRows(rows, postFields(form, reportsTo), form, 'post'));
			return edits;
		},
		form
	);
}

/** Where who leans on a post goes when it ends. */
export interface PostEnd {
	lastDay: string;
	/** Its reports: the post chosen or typed; empty: the boss of the post that ends. */
	bossId: string;
	boss: string;
	people: 'move' | 'without';
	toId: string;
	to: string;
	seen: string;
	/** The mark of the effects that were read; empty where none were. */
	confirmed: string;
}

/**
 * Ends a post. From the day after, its reports go to another post, and its people to another one or
 * to none.
 * @throws DomainError post-has-dependants where its reports would be without a boss
 */
export async function endPost(ctx: Context, id: string, given: PostEnd): Promise<EditOutcome> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const on = dayAfter(given.lastDay);
	return applyEdits(
		ctx,
		(structure) => {
			const { records } = structure;
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'posts', id);
			if (rows.length === 0) throw notFound();
			refuseStale(rows, given.seen);
			edits.posts.set(id, endedRows(rows, on, 'post'));
			const { reports, incumbencies } = dependantsOfPost(records, id, on);
			const above = (asOf(rows, on)[0] ?? rows.at(-1))?.reportsTo ?? null;
			const boss = postMeant(structure, { id: given.bossId, text: given.boss }, on) ?? above;
			if (reports.length > 0 && (boss === null || boss === id))
				throw new DomainError('post-has-dependants', {
					name: postLabel(records, id, on),
					count: reports.length
				});
			for (const report of reports)
				edits.posts.set(
					report,
					redirected(rowsIn(records, edits, 'posts', report), {
						...{ from: on, field: 'reportsTo', was: id, is: boss, newRowId: () => newId(ctx.now) }
					})
				);
			const to = postMeant(structure, { id: given.toId, text: given.to }, on);
			if (given.people === 'move' && incumbencies.length > 0 && (to === null || to === id))
				throw new DomainError('post-target-missing');
			for (const incumbency of incumbencies) {
				const held = rowsIn(records, edits, 'incumbencies', incumbency);
				// Who came back has stays of before: those are no part of what ends.
				const stays = endedOn(held, on) ?? held.filter(({ validFrom }) => validFrom < on);
				edits.incumbencies.set(incumbency, stays);
				if (given.people === 'move' && to !== null) moveStays(records, edits, held, { to, on });
			}
			return edits;
		},
		given
	);
}

/** Calls off what was prepared for a post: a period, or (null) its end; what it was to lose comes back. */
export async function cancelPostChange(
	ctx: Context,
	id: string,
	given: CallOff
): Promise<CancelOutcome> {
	let gone = false;
	const outcome = await applyEdits(
		ctx,
		({ records }, today) => {
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'posts', id);
			if (rows.length === 0) throw notFound();
			refuseStale(rows, given.seen);
			const left = cancelledRows(rows, given.rowId, today);
			gone = left.length === 0;
			edits.posts.set(id, left);
			const ended = given.rowId === null ? inOrder(rows).at(-1)?.validTo : null;
			if (ended) {
				const back = backToPost(records, id, ended);
				for (const [other, is] of back.posts) edits.posts.set(other, is);
				for (const [other, is] of back.incumbencies) edits.incumbencies.set(other, is);
			}
			return edits;
		},
		{ confirmed: given.confirmed, plain: id }
	);
	return { ...outcome, gone };
}

function positionMeant(
	{ records, positionsByCode }: Structure,
	{ position, positionText }: PostForm,
	date: string
): Position {
	const text = fold(positionText || position);
	const found =
		positionsByCode.get(position) ??
		positionsByCode.get(positionText) ??
		records.positions.find((one) => fold(titleOn(one, date)) === text);
	if (!found || isRetiredOn(found, date)) throw new DomainError('position-unknown');
	return found;
}

function refuseForm(ctx: Context, form: PostForm): void {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const fault = postFault(form);
	if (fault) throw new DomainError(fault, { most: plainFormat('es').number(MOST_PLACES) });
}
