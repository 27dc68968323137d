import type { EventChange } from './append-event';

/** A value as an event shows it: texts as they are, everything else as JSON, nothing as null. */
function shown(value: unknown): string | null {
	if (value === null || value === undefined || value === '') return null;
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Field by field, what differs between two states of a record; null is a record that was not there. */
export function fieldChanges(
	before: object | null,
	after: object | null,
	options: { without?: readonly string[]; personal?: readonly string[] } = {}
): EventChange[] {
	const { without = [], personal = [] } = options;
	const old = new Map(Object.entries(before ?? {}));
	const present = new Map(Object.entries(after ?? {}));
	return [...new Set([...old.keys(), ...present.keys()])]
		.filter((path) => !without.includes(path))
		.flatMap((path) => {
			const [was, is] = [shown(old.get(path)), shown(present.get(path))];
			if (was === is) return [];
			return [{ path, before: was, after: is, personal: personal.includes(path) }];
		});
}
