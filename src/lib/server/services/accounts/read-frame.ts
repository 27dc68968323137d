import { can, canReadAudit } from '$lib/domain/access/can';
import { settingsSections } from '$lib/domain/access/settings-sections';
import type { Moment } from '$lib/domain/matrix/version';
import type { LogoView } from '$lib/domain/organization/company-views';
import type { Role } from '$lib/domain/access/actor';
import { notingValue } from '$lib/server/db/reads';
import { logoView } from '../companies/logo';
import type { Context } from '../context';
import { waitingCount } from '../home/what-waits';
import { unreadCount } from '../notifications/unread-count';
import { currentStructure } from '../organization/structure';
import { positionTitleOf } from '../people/person-names';
import { companyOf, todayAt } from '../today';

/** What the frame around every signed-in page shows of the person and of what they may open. */
export interface Frame {
	person: { name: string; position: string; roles: readonly Role[]; manager: boolean };
	company: { name: string; city: string; timeZone: string; logo: LogoView | null } | null;
	now: Moment;
	waiting: number;
	unread: number;
	may: { create: boolean; import: boolean; readAudit: boolean; settings: boolean };
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
		company: company && {
			name: company.name,
			city: company.city,
			timeZone: company.timeZone,
			logo: logoView(company)
		},
		now: now.toISOString(),
		waiting: await notingValue(() => waitingCount(ctx)),
		unread: await notingValue(() => unreadCount(ctx)),
		may: {
			create: can(actor, 'position.edit'),
			import: can(actor, 'version.import'),
			readAudit: canReadAudit(actor, 'hr') || canReadAudit(actor, 'settings'),
			settings: settingsSections(actor).length > 0
		},
		myPosition: own?.code ?? null
	};
}
