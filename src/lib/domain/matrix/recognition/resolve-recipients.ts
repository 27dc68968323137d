import type { MatrixContent, Recipient } from '../content';
import { labelKey } from './label-key';

/** A position that a recipient may be: by its code, its title, or a name people use for it. */
export interface KnownPosition {
	id: string;
	code: string;
	title: string;
	aliases: readonly string[];
}

/**
 * The content with every free-text recipient that names a known position pointing to it: a code
 * or title makes it `position`, an alias `alias`. Names that two positions share stay text.
 */
export function resolveRecipients(
	content: MatrixContent,
	positions: readonly KnownPosition[]
): MatrixContent {
	const own = new Map<string, string | null>();
	const aliases = new Map<string, string | null>();
	for (const { id, code, title, aliases: known } of positions) {
		note(own, code, id);
		note(own, title, id);
		for (const alias of known) note(aliases, alias, id);
	}
	const find = (key: string) => {
		const list = own.has(key) ? own : aliases;
		const id = list.get(key);
		return id ? { id, kind: list === own ? ('position' as const) : ('alias' as const) } : null;
	};
	const resolve = (recipient: Recipient): Recipient => {
		const found = recipient.kind === 'text' ? find(labelKey(recipient.name)) : null;
		return found ? { ...recipient, kind: found.kind, positionId: found.id } : recipient;
	};
	const functions = content.functions.map((each) => ({
		...each,
		deliverables: each.deliverables.map((deliverable) => ({
			...deliverable,
			recipients: deliverable.recipients.map(resolve)
		}))
	}));
	return { ...content, functions };
}

/** A name that a second position also bears leads to neither. */
function note(names: Map<string, string | null>, name: string, id: string): void {
	const key = labelKey(name);
	if (key !== '')
		names.set(key, (names.get(key) ?? id) === id && names.get(key) !== null ? id : null);
}
