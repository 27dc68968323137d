import { can, canReadAudit } from '$lib/domain/access/can';
import type { Moment } from '$lib/domain/matrix/version';
import type { Role } from '$lib/domain/access/actor';
import { acknowledgementsOfEmployee } from '$lib/server/db/acknowledgements';
import { versionHeadsIn } from '$lib/server/db/versions';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { positionTitleOf } from '../people/person-names';
import { companyOf, todayAt } from '../today';

/** What the frame around every signed-in page shows of the person and of what they may open. */
export interface Frame {
	person: { name: string; position: string; roles: readonly Role[]; manager: boolean };
	company: { name: string; city: string; timeZone: string } | null;
	now: Moment;
	waiting: number;
	may: { create: boolean; import: boolean; readAudit: boolean };
	myPosition: string | null;
}

export async function readFrame(ctx: Context): Promise<Frame> {
	const { actor, now } = ctx;
	const structure = await currentStructure();
	const employee = actor.employeeId ? structure.employees.get(actor.employeeId) : undefined;
	const company = companyOf(structure, employee?.companyId);
	const today = todayAt(structure, now, employee?.companyId);
	const own = actor.positionIds[0] ? structure.positions.get(actor.positionIds[0]) : undefined;
	return {
		person: {
			name: actor.name,
			position: positionTitleOf(structure, actor.employeeId, today),
			roles: actor.roles,
			manager: actor.managesPositions.length > 0
		},
		company: company && { name: company.name, city: company.city, timeZone: company.timeZone },
		now: now.toISOString(),
		waiting: await countWaiting(ctx),
		may: {
			create: can(actor, 'position.edit'),
			import: can(actor, 'version.import'),
			readAudit: canReadAudit(actor, 'hr') || canReadAudit(actor, 'settings')
		},
		myPosition: own?.code ?? null
	};
}

/** Requests to answer, and versions that ask for this person's verdict. */
async function countWaiting({ actor }: Context): Promise<number> {
	const requests = actor.employeeId ? await acknowledgementsOfEmployee(actor.employeeId) : [];
	const versions = await versionHeadsIn(['in-review'], { involving: actor.userId });
	const asked = versions.filter(({ reviewerId, authoriserId, verdicts }) => {
		const approved = (role: string) =>
			verdicts.some((verdict) => verdict.role === role && verdict.outcome === 'approved');
		if (approved('reviewer')) return authoriserId === actor.userId && !approved('authoriser');
		return reviewerId === actor.userId;
	});
	return requests.filter(({ state }) => state === 'requested').length + asked.length;
}
