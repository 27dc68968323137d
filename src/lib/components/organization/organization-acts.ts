import { checksHref } from '$lib/domain/organization/checks/checks-address';
import { networkHref } from '$lib/domain/organization/network-address';
import { m } from '$lib/i18n/paraglide/messages';
import type { MenuItem } from '../ui/menu-item';

/** What a reader may do with the organization besides reading it. */
export interface OrganizationRights {
	/** See what does not fit in the structure. */
	check: boolean;
	/** Change it, try a change on it, bring in a file. */
	edit: boolean;
	/** Take it along whole. */
	export: boolean;
}

/** What leads away from the chart: the first is shown as a button, the rest behind "Más". */
export function organizationActs(
	rights: OrganizationRights,
	{ unit, inUnit, date }: { unit: string; inUnit: string | null; date: string | null }
): { acts: MenuItem[]; more: MenuItem[] } {
	const when = (may: boolean, ...items: MenuItem[]) => (may ? items : []);
	return {
		acts: when(rights.edit, {
			label: m.scenario_try(),
			icon: 'git-compare',
			href: '/organization/scenarios'
		}),
		more: [
			...when(rights.edit, {
				label: inUnit === null ? m.organization_new_unit() : m.organization_new_unit_below(),
				icon: 'plus',
				href: `/organization/units/new${inUnit === null ? '' : `?parent=${inUnit}`}`
			}),
			{ label: m.checks_network(), icon: 'send', href: networkHref({ unit }) },
			...when(rights.check, {
				label: m.checks_room(),
				icon: 'circle-check',
				href: checksHref({ check: null, unit })
			}),
			...when(rights.edit, {
				label: m.exchange_import_title(),
				icon: 'upload',
				href: '/organization/import'
			}),
			...when(rights.export, {
				label: m.exchange_export_title(),
				icon: 'download',
				href: `/organization/export${date === null ? '' : `?on=${date}`}`
			})
		]
	};
}
