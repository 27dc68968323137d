import { can } from '$lib/domain/access/can';
import { backToUnit } from '$lib/domain/organization/calling-off';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { CancelOutcome, EditOutcome } from '$lib/domain/organization/edit-views';
import { dependantsOfUnit } from '$lib/domain/organization/dependants';
import { inOrder, redirected } from '$lib/domain/organization/periods';
import { unitCalled } from '$lib/domain/organization/unit-called';
import { unitFault, unitFields, type UnitForm } from '$lib/domain/organization/unit-form';
import { newId } from '$lib/server/db/ids';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { companyOf, todayAt } from '../today';
import { applyEdits } from './apply-edits';
import {
	cancelledRows,
	changedRows,
	dateGiven,
	dayAfter,
	endedRows,
	type CallOff
} from './change-dates';
import { currentStructure } from './structure';
import { noEdits, refuseStale, rowsIn } from './structure-edits';
import { unitName } from './structure-names';

/**
 * Makes a unit that exists from a date on. @returns its code beside what came of it
 * @throws DomainError forbidden, name-missing, kind-missing, code-missing, code-invalid, date-missing
 * and what breaks a rule of the structure
 */
export async function createUnit(
	ctx: Context,
	form: UnitForm
): Promise<EditOutcome & { code: string }> {
	refuseForm(ctx, form);
	const id = newId(ctx.now);
	const outcome = await applyEdits(
		ctx,
		(structure) => {
			const edits = noEdits();
			const parent = rowsIn(structure.records, edits, 'units', form.parentId)[0];
			if (form.parentId !== '' && !parent) throw notFound();
			const company = companyOf(structure, parent?.companyId ?? form.companyId);
			if (!company) throw new DomainError('company-missing');
			edits.units.set(id, [
				{
					id,
					rowId: newId(ctx.now),
					validFrom: dateGiven(form.from),
					validTo: null,
					companyId: company.id,
					...unitFields(form)
				}
			]);
			return edits;
		},
		form
	);
	return { ...outcome, code: form.code };
}

/**
 * Changes a unit from a date on, or puts a period right.
 * @throws DomainError as `createUnit`; period-missing, unchanged, structure-changed
 */
export async function changeUnit(ctx: Context, id: string, form: UnitForm): Promise<EditOutcome> {
	refuseForm(ctx, form);
	return applyEdits(
		ctx,
		({ records }) => {
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'units', id);
			if (rows.length === 0) throw notFound();
			refuseStale(rows, form.seen);
			edits.units.set(id, changedRows(rows, unitFields(form), form, 'unit'));
			return edits;
		},
		form
	);
}

/** Where what leans on a unit goes when it ends; empty where nothing does. */
export interface UnitEnd {
	lastDay: string;
	unitsTo: string;
	postsTo: string;
	seen: string;
	/** The mark of the effects that were read; empty where none were. */
	confirmed: string;
}

/**
 * Ends a unit; units below it and its posts go where they are sent from the day after.
 * @throws DomainError unit-has-dependants where something has nowhere to go
 */
export async function endUnit(ctx: Context, id: string, given: UnitEnd): Promise<EditOutcome> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const on = dayAfter(given.lastDay);
	return applyEdits(
		ctx,
		({ records }) => {
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'units', id);
			if (rows.length === 0) throw notFound();
			refuseStale(rows, given.seen);
			edits.units.set(id, endedRows(rows, on, 'unit'));
			const { units, posts } = dependantsOfUnit(records, id, on);
			const count =
				(units.length && !given.unitsTo ? units.length : 0) +
				(posts.length && !given.postsTo ? posts.length : 0);
			if (count > 0 || given.unitsTo === id || given.postsTo === id)
				throw new DomainError('unit-has-dependants', { name: unitName(records, id, on), count });
			const newRowId = () => newId(ctx.now);
			for (const unit of units)
				edits.units.set(
					unit,
					redirected(rowsIn(records, edits, 'units', unit), {
						...{ from: on, field: 'parentId', was: id, is: given.unitsTo, newRowId }
					})
				);
			for (const post of posts)
				edits.posts.set(
					post,
					redirected(rowsIn(records, edits, 'posts', post), {
						...{ from: on, field: 'unitId', was: id, is: given.postsTo, newRowId }
					})
				);
			return edits;
		},
		given
	);
}

/** Calls off what was prepared for a unit: a period, or (null) its end; what it was to lose comes back. */
export async function cancelUnitChange(
	ctx: Context,
	id: string,
	given: CallOff
): Promise<CancelOutcome> {
	let gone = false;
	const outcome = await applyEdits(
		ctx,
		({ records }, today) => {
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'units', id);
			if (rows.length === 0) throw notFound();
			refuseStale(rows, given.seen);
			const left = cancelledRows(rows, given.rowId, today);
			gone = left.length === 0;
			edits.units.set(id, left);
			const ended = given.rowId === null ? inOrder(rows).at(-1)?.validTo : null;
			if (ended) {
				const back = backToUnit(records, id, ended);
				for (const [other, is] of back.units) edits.units.set(other, is);
				for (const [other, is] of back.posts) edits.posts.set(other, is);
			}
			return edits;
		},
		{ confirmed: given.confirmed, plain: id }
	);
	return { ...outcome, gone };
}

/**
 * The id of a unit by the code that it has on a date.
 * @param on null for today
 * @throws DomainError not-found
 */
export async function unitIdOf(ctx: Context, code: string, on: CivilDate | null): Promise<string> {
	const structure = await currentStructure();
	const id = unitCalled(structure.records.units, code, on ?? todayAt(structure, ctx.now));
	if (id === undefined) throw notFound();
	return id;
}

function refuseForm(ctx: Context, form: UnitForm): void {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const fault = unitFault(form);
	if (fault) throw new DomainError(fault);
}
