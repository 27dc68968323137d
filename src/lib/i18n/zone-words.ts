import type { Locale } from './format';
import { m } from './paraglide/messages';

type Word = (inputs: object, options?: { locale?: Locale }) => string;

const ZONES: Record<string, Word> = {
	'America/Mexico_City': m.zone_mexico_city,
	'America/Monterrey': m.zone_monterrey,
	'America/Merida': m.zone_merida,
	'America/Cancun': m.zone_cancun,
	'America/Chihuahua': m.zone_chihuahua,
	'America/Ciudad_Juarez': m.zone_ciudad_juarez,
	'America/Ojinaga': m.zone_ojinaga,
	'America/Matamoros': m.zone_matamoros,
	'America/Mazatlan': m.zone_mazatlan,
	'America/Bahia_Banderas': m.zone_bahia_banderas,
	'America/Hermosillo': m.zone_hermosillo,
	'America/Tijuana': m.zone_tijuana,
	'America/El_Salvador': m.zone_el_salvador
};

export const isKnownZone = (zone: string): boolean => Object.hasOwn(ZONES, zone);

/**
 * A time zone as people there name it: by its city. One that no country profile brings is told by the
 * place at its end.
 * @param locale the reader's; left out where a page is made in it anyway
 */
export function zoneWord(zone: string, locale?: Locale): string {
	const word = isKnownZone(zone) ? ZONES[zone] : undefined;
	return word
		? word({}, locale ? { locale } : {})
		: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
