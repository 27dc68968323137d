import { visiblePeople } from '$lib/domain/access/filters';
import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import type { CivilDate } from '$lib/domain/matrix/version';
import { accountsOfEmployees } from '$lib/server/db/accounts';
import {
	acknowledgementsOfEmployee,
	openEmployeesOfVersion
} from '$lib/server/db/acknowledgements';
import { toldUnder } from '$lib/server/db/notifications';
import type { Context } from '../context';

/** The key of one day's reminders of a version, as `tellAsked` makes it. */
const reminderKey = (versionId: string, today: CivilDate): string => `${versionId}:${today}`;

/**
 * Whom a reminder of a version would reach now, and who had one today. Who they are is looked up only
 * once somebody was reminded: before that, whoever is asked counts, with an account or without.
 * @param open how many of those that the actor sees may still answer
 */
export async function remindable(
	ctx: Context,
	versionId: string,
	today: CivilDate,
	open: number
): Promise<{ people: number; already: number }> {
	const { employeeId } = ctx.actor;
	if (open === 0) return { people: 0, already: 0 };
	const told = new Set(await toldUnder('acknowledgement-reminder', reminderKey(versionId, today)));
	if (told.size === 0) {
		const own = employeeId === null ? [] : await acknowledgementsOfEmployee(employeeId);
		const asked = own.some(
			(request) =>
				request.versionId === versionId && shownAcknowledgement(request, today) === 'requested'
		);
		return { people: open - Number(asked), already: 0 };
	}
	const visible = visiblePeople(ctx.actor);
	const employees = await openEmployeesOfVersion(
		versionId,
		today,
		visible === 'all' ? undefined : visible.employeeIds
	);
	const accounts = await accountsOfEmployees(employees.filter((id) => id !== employeeId));
	const already = accounts.filter(({ id }) => told.has(id)).length;
	return { people: accounts.length - already, already };
}
