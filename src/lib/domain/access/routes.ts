import type { Actor } from './actor';
import { can, canReadAudit, canReadChecks } from './can';
import { canEditManual } from './can-manual';
import { canOpenSettings, settingsSections } from './settings-sections';

/**
 * Who gets as far as a route. Whoever does still gets from its service only what is theirs; this
 * table keeps whole pages from people who have no business there.
 */
export type RouteAccess = 'anyone' | 'signed-in' | ((actor: Actor) => boolean);

/** By Kit's route id. What is not listed asks for a sign-in. */
const ROUTES: Record<string, RouteAccess> = {
	'/(auth)/sign-in': 'anyone',
	'/(auth)/sign-in/again': 'anyone',
	'/(auth)/sign-in/resume': 'anyone',
	'/(auth)/sign-out': 'anyone',
	'/(auth)/setup/[token]': 'anyone',
	'/preferences': 'anyone',
	'/healthz': 'anyone',
	'/readyz': 'anyone',
	'/(app)/positions/new': (actor) => can(actor, 'position.edit'),
	'/(app)/positions/[code]/particulars': (actor) => can(actor, 'position.edit'),
	'/(app)/manual/new': canEditManual,
	'/(app)/manual/[code]/particulars': canEditManual,
	'/(app)/organization/units/new': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/units/[code]/edit': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/units/[code]/end': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/posts/new': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/posts/[id]/edit': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/posts/[id]/end': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/posts/[id]/holders/new': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/posts/[id]/holders/[holder]': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/employees': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/undo': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/import': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/export': (actor) => can(actor, 'structure.read-whole'),
	'/(app)/organization/export/file': (actor) => can(actor, 'structure.read-whole'),
	'/(app)/organization/checks': canReadChecks,
	'/(app)/organization/checks/file': canReadChecks,
	'/(app)/organization/scenarios': (actor) => can(actor, 'structure.edit'),
	'/(app)/organization/scenarios/[id]': (actor) => can(actor, 'structure.edit'),
	'/(app)/imports': (actor) => can(actor, 'version.import'),
	'/(app)/imports/[id]': (actor) => can(actor, 'version.import'),
	'/(app)/audit': (actor) => canReadAudit(actor, 'hr') || canReadAudit(actor, 'settings'),
	'/(app)/settings': (actor) => settingsSections(actor).length > 0,
	'/(app)/settings/people': (actor) => canOpenSettings(actor, 'people'),
	'/(app)/settings/people/[id]': (actor) => canOpenSettings(actor, 'people'),
	'/(app)/settings/people/new': (actor) => can(actor, 'account.edit'),
	'/(app)/settings/people/import': (actor) => can(actor, 'account.edit'),
	'/(app)/settings/people/employees': (actor) => can(actor, 'account.edit'),
	'/(app)/settings/people/links': (actor) => can(actor, 'account.edit'),
	'/(app)/settings/companies': (actor) => canOpenSettings(actor, 'companies'),
	'/(app)/settings/companies/new': (actor) => canOpenSettings(actor, 'companies'),
	'/(app)/settings/companies/[id]': (actor) => canOpenSettings(actor, 'companies'),
	'/(app)/settings/rules': (actor) => canOpenSettings(actor, 'rules'),
	'/(app)/settings/scales': (actor) => canOpenSettings(actor, 'scales'),
	'/(app)/settings/aliases': (actor) => canOpenSettings(actor, 'aliases'),
	'/(app)/settings/mail': (actor) => canOpenSettings(actor, 'mail'),
	'/(app)/settings/backups': (actor) => can(actor, 'backup.make'),
	'/(app)/settings/backups/run': (actor) => can(actor, 'backup.make'),
	'/(app)/settings/backups/upload': (actor) => can(actor, 'backup.restore'),
	'/(app)/settings/backups/[name]': (actor) => can(actor, 'backup.restore'),
	'/(app)/settings/backups/[name]/file': (actor) => can(actor, 'backup.make')
};

/** Whether a route asks nobody who they are. */
export const isForAnyone = (routeId: string | null): boolean =>
	routeId !== null && ROUTES[routeId] === 'anyone';

/** Whether a route is asked by a balancer or a container rather than by a visitor. */
export function isProbe(routeId: string | null): boolean {
	return routeId === '/healthz' || routeId === '/readyz';
}

/**
 * @param routeId null where no route matches: whoever is signed out learns nothing of that either
 */
export function routeAnswer(
	routeId: string | null,
	actor: Actor | null
): 'open' | 'sign-in' | 'forbidden' {
	const access = (routeId !== null && ROUTES[routeId]) || 'signed-in';
	if (access === 'anyone') return 'open';
	if (!actor) return 'sign-in';
	return access === 'signed-in' || access(actor) ? 'open' : 'forbidden';
}
