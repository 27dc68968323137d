import { fold } from '../text/fold';
import type { NamedPosition } from './alias';

/**
 * Finds the position that a text means, by its title or another name of it, whatever the accents and
 * case. A title goes before another position's other name.
 */
export function positionFinder(
	known: readonly Pick<NamedPosition, 'id' | 'title' | 'aliases'>[]
): (name: string) => string | null {
	const byName = new Map<string, string>();
	for (const { id, aliases } of known) for (const alias of aliases) byName.set(fold(alias), id);
	for (const { id, title } of known) byName.set(fold(title), id);
	return (name) => byName.get(fold(name)) ?? null;
}

/** What a party of a relationship may name: the whole text, and its parts («Promotor, Comercial»). */
export function namesIn(party: string): string[] {
	const parts = party.split(/[,;/]/u).map((part) => part.trim());
	return [...new Set([party.trim(), ...parts])].filter((name) => name !== '');
}
