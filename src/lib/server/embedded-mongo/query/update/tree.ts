/** What a modifier may look at beside the value it changes. */
export interface Moment {
	isInsert: boolean;
	now: Date;
	/** Values that $rename took from their old places, by the modifier that puts them down. */
	renamed: Map<Modifier, unknown>;
}

/** What a modifier makes of the value at its path. */
export interface Modifier {
	/** The new value, the old one itself for no change, or REMOVE; `old` is undefined when missing. */
	change(old: unknown, context: Moment): unknown;
	/** Whether a missing field is made; otherwise the modifier leaves it missing. */
	creates: boolean;
	/** Whether a path through a value that is no document is no error ($unset). */
	lenient?: boolean;
	/** Whether there is nothing to do this time: not even an impossible path is an error then. */
	isIdle?(context: Moment): boolean;
	/** For $rename: the path its value moves to. */
	renameTo?: string;
}

/** The answer of a modifier that takes its field away. */
export const REMOVE = Symbol('remove');

/** The update as a tree of its paths: a field is changed once, in a fixed order. */
export interface Branch {
	children: Map<string, Branch | Modifier>;
}

/** Whether a node is where a path ends. */
export const isModifier = (node: Branch | Modifier): node is Modifier => 'change' in node;

/** MongoDB applies fields in the order of their names, numbers by value. */
export function compareNames(a: string, b: string): number {
	if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b) || (a < b ? -1 : 1);
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
