import { fold } from '../text/fold';

/** A position with every name by which documents may call it. */
export interface NamedPosition {
	id: string;
	code: string;
	title: string;
	aliases: readonly string[];
}

export type AliasRefusal =
	| { code: 'alias-missing' }
	/** Somebody's title, or another name of a position already: of which one. */
	| { code: 'alias-is-title' | 'alias-taken'; of: Pick<NamedPosition, 'code' | 'title'> };

/**
 * Why a name cannot be another name of a position, or null. A name must lead to one position only,
 * whatever its accents and case.
 */
export function aliasRefusal(
	name: string,
	positions: readonly NamedPosition[]
): AliasRefusal | null {
	const key = fold(name);
	if (key === '') return { code: 'alias-missing' };
	const named = positions.find(({ title }) => fold(title) === key);
	if (named) return { code: 'alias-is-title', of: named };
	const taken = positions.find(({ aliases }) => aliases.some((alias) => fold(alias) === key));
	return taken ? { code: 'alias-taken', of: taken } : null;
}
