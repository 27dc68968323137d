import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import type { Home } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { compareFolded } from '$lib/domain/text/fold';
import { acknowledgementsOfEmployees } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import type { Context } from '../context';
import type { Structure, StructureOn } from '../organization/structure';
import { positionTitleOf } from '../people/person-names';

const MOST = 50;

/** The actor's direct reports with their last answer; who reports to a vacant post below counts too. */
export async function myTeam(
	ctx: Context,
	structure: Structure,
	today: CivilDate
): Promise<Home['myTeam']> {
	if (ctx.actor.managesEmployees.length === 0) return [];
	const team = directReports(structure.on(today), ctx.actor.employeeId ?? '')
		.flatMap((id) => structure.employees.get(id) ?? [])
		.sort((a, b) => compareFolded(fullName(a), fullName(b)))
		.slice(0, MOST);
	const requests = await acknowledgementsOfEmployees(team.map(({ id }) => id));
	return team.map((employee) => {
		const last = requests.find(
			({ employeeId, state }) =>
				employeeId === employee.id && state !== 'superseded' && state !== 'closed'
		);
		return {
			name: fullName(employee),
			number: employee.number,
			position: positionTitleOf(structure, employee.id, today),
			state: last ? shownAcknowledgement(last, today) : null
		};
	});
}

function directReports(on: StructureOn, employeeId: string): string[] {
	const found = new Set<string>();
	const seen = new Set<string>();
	const waiting = (on.incumbenciesOfEmployee.get(employeeId) ?? []).map(({ postId }) => postId);
	for (let boss = waiting.shift(); boss !== undefined; boss = waiting.shift()) {
		if (seen.has(boss)) continue;
		seen.add(boss);
		for (const post of on.posts.values()) {
			if (post.reportsTo !== boss) continue;
			const holders = on.incumbenciesOfPost.get(post.id) ?? [];
			for (const holder of holders) found.add(holder.employeeId);
			if (holders.length === 0) waiting.push(post.id);
		}
	}
	found.delete(employeeId);
	return [...found];
}
