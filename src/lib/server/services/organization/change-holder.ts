import { can } from '$lib/domain/access/can';
import { moveCalledOff } from '$lib/domain/organization/calling-off';
import type { CancelOutcome, EditOutcome } from '$lib/domain/organization/edit-views';
import { assignFault, type AssignForm, type LeaveForm } from '$lib/domain/organization/holder-form';
import { endedOn, inOrder } from '$lib/domain/organization/periods';
import type { Employee } from '$lib/domain/organization/records';
import type { CivilDate } from '$lib/domain/matrix/version';
import { newId } from '$lib/server/db/ids';
import { DomainError, forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { applyEdits } from './apply-edits';
import { cancelledRows, dateGiven, dayAfter, endedRows, type CallOff } from './change-dates';
import { placePerson } from './place-person';
import { postMeant } from './post-choice';
import type { Structure } from './structure';
import { noEdits, refuseStale, rowsIn, type StructureEdits } from './structure-edits';

/**
 * Gives a post to somebody from a date on: an employee (who leaves the posts held until then, or
 * keeps them), or somebody who joins the company that day; as holder or acting.
 * @throws DomainError employee-missing, number-invalid, person-name-missing, employee-number-taken,
 * employee-unknown, over-headcount, holds-twice, outside-employment
 */
export async function assignPerson(
	ctx: Context,
	postId: string,
	form: AssignForm
): Promise<EditOutcome> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const fault = assignFault(form);
	if (fault) throw new DomainError(fault);
	const from = dateGiven(form.from);
	const to = form.lastDay === '' ? null : dayAfter(form.lastDay);
	if (to !== null && to <= from) throw new DomainError('ends-before-begin');
	const id = newId(ctx.now);
	return applyEdits(
		ctx,
		(structure) => {
			const { records } = structure;
			const edits = noEdits();
			const post = rowsIn(records, edits, 'posts', postId)[0];
			if (!post) throw notFound();
			const unit = records.units.find((row) => row.id === post.unitId);
			const employee =
				form.who === 'new'
					? joiner(structure, form, { id, hiredOn: from, companyId: unit?.companyId ?? '' })
					: employeeNumbered(structure, form.employee);
			if (form.who === 'new') edits.employees.set(id, employee);
			else if (form.leaves && !form.acting) endOthers(structure, edits, employee.id, postId, from);
			const known = { ...records, employees: [...records.employees, ...edits.employees.values()] };
			placePerson(known, edits, {
				...{ employeeId: employee.id, postId, acting: form.acting, from, to }
			});
			return edits;
		},
		form
	);
}

function joiner(
	{ records }: Structure,
	{ number, givenNames, familyNames }: AssignForm,
	given: { id: string; hiredOn: CivilDate; companyId: string }
): Employee {
	if (records.employees.some((one) => one.number === number))
		throw new DomainError('employee-number-taken', { name: number });
	return { ...given, number, givenNames, familyNames, leftOn: null };
}

function employeeNumbered({ records }: Structure, number: string): Employee {
	const found = records.employees.find((one) => one.number === number);
	if (!found) throw new DomainError('employee-unknown');
	return found;
}

/** Ends what an employee holds elsewhere, acting or not. */
function endOthers(
	{ records }: Structure,
	edits: StructureEdits,
	employeeId: string,
	postId: string,
	from: CivilDate
): void {
	const others = records.incumbencies.filter(
		(row) =>
			row.employeeId === employeeId &&
			row.postId !== postId &&
			(row.validTo === null || row.validTo > from)
	);
	for (const { id } of others) {
		const rows = rowsIn(records, edits, 'incumbencies', id);
		edits.incumbencies.set(id, endedOn(rows, from) ?? rows.filter((row) => row.validFrom < from));
	}
}

/**
 * Somebody goes: to another post from a date on, out of this one, or out of the company (then out of
 * every post, and their requests close on the day after the last).
 * @param id of the incumbency
 */
export async function releasePerson(
	ctx: Context,
	id: string,
	form: LeaveForm
): Promise<EditOutcome> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const on = form.what === 'move' ? dateGiven(form.date) : dayAfter(form.date);
	return applyEdits(
		ctx,
		(structure) => {
			const { records, employees } = structure;
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'incumbencies', id);
			const held = inOrder(rows).at(-1);
			if (!held) throw notFound();
			refuseStale(rows, form.seen);
			edits.incumbencies.set(id, endedRows(rows, on, 'holder'));
			const { employeeId, acting, validTo } = held;
			if (form.what === 'move') {
				const to = postMeant(structure, { id: form.toId, text: form.to }, on);
				if (to === null || to === held.postId) throw new DomainError('post-target-missing');
				placePerson(records, edits, {
					...{ employeeId, postId: to, acting, from: on, to: acting ? validTo : null }
				});
			}
			if (form.what === 'leave') {
				const employee = employees.get(employeeId);
				if (!employee) throw notFound();
				endOthers(structure, edits, employeeId, held.postId, on);
				edits.employees.set(employeeId, { ...employee, leftOn: on });
			}
			return edits;
		},
		form
	);
}

/**
 * Calls off what was prepared for somebody in a post: a period, or (null) its end. Who was to go to
 * another post does neither; who was to leave the company stays in every post.
 */
export async function cancelHolderChange(
	ctx: Context,
	id: string,
	given: CallOff
): Promise<CancelOutcome> {
	let gone = false;
	const outcome = await applyEdits(
		ctx,
		(structure, today) => {
			const { records, employees } = structure;
			const edits = noEdits();
			const rows = rowsIn(records, edits, 'incumbencies', id);
			const last = inOrder(rows).at(-1);
			if (!last) throw notFound();
			refuseStale(rows, given.seen);
			const left = cancelledRows(rows, given.rowId, today);
			gone = left.length === 0;
			edits.incumbencies.set(id, left);
			const employee = employees.get(last.employeeId);
			const begun = rows.find(({ rowId }) => rowId === given.rowId);
			const { employeeId, acting } = begun ?? last;
			const on = begun ? begun.validFrom : (last.validTo ?? today);
			// Who stays in the post stays in the company.
			const leaves = !begun && employee?.leftOn === on;
			if (leaves) edits.employees.set(employeeId, { ...employee, leftOn: null });
			const standing = (postId: string) => structure.on(on).posts.has(postId);
			const both = { employeeId, acting, on, all: leaves, standing };
			for (const [other, stays] of moveCalledOff(records, both))
				edits.incumbencies.set(other, stays);
			return edits;
		},
		{ confirmed: given.confirmed, plain: id }
	);
	return { ...outcome, gone };
}
