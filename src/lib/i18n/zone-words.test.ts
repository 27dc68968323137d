import { expect, it } from 'vitest';
import { TIME_ZONES } from '$lib/domain/organization/countries';
import { isKnownZone, zoneWord } from './zone-words';

it('every zone of a country profile has a name in both languages', () => {
	for (const zone of Object.values(TIME_ZONES).flat()) expect(isKnownZone(zone), zone).toBe(true);
	expect(zoneWord('America/Mexico_City', 'es')).toBe('Ciudad de México');
	expect(zoneWord('America/Mexico_City', 'en')).toBe('Mexico City');
	expect(zoneWord('America/Merida', 'es')).toBe('Mérida');
	expect(zoneWord('America/El_Salvador', 'es')).toBe('El Salvador');
});

it('another zone is told by its place', () => {
	expect(zoneWord('America/Costa_Rica', 'es')).toBe('Costa Rica');
});
