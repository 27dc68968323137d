import { ROLES, type Role } from '$lib/domain/access/actor';
import { m } from './paraglide/messages';
import type { Locale } from './format';

export const ROLE_NAMES: Record<Role, (inputs?: object, options?: { locale: Locale }) => string> = {
	administrator: m.frame_role_administrator,
	hr: m.frame_role_hr,
	employee: m.frame_role_employee,
	auditor: m.frame_role_auditor
};

/** Roles as one line: "Recursos Humanos, Colaborador". */
export const rolesText = (roles: readonly Role[]): string =>
	roles.length === 0
		? m.accounts_no_roles()
		: ROLES.filter((role) => roles.includes(role))
				.map((role) => ROLE_NAMES[role]())
				.join(', ');
