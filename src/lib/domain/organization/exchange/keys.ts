import { fold } from '../../text/fold';
import { lastPeriods, type StructureLists } from './lists';

/** What a code of a structure file may look like. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;

/**
 * What files call each post: the code of its position and of its unit, `ATC-02.NORTE`, with a number
 * where there are several; its id where that is no code.
 */
export function postKeys({
	positions,
	units,
	posts
}: Pick<StructureLists, 'positions' | 'units' | 'posts'>): Map<string, string> {
	const codes = new Map(positions.map(({ id, code }) => [id, code]));
	const unitCodes = new Map([...lastPeriods(units)].map(([id, { code }]) => [id, code]));
	const last = [...lastPeriods(posts).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
	return namesOf(
		last.map(({ id, positionId, unitId }) => ({
			id,
			name: `${codes.get(positionId) ?? ''}.${unitCodes.get(unitId) ?? ''}`
		}))
	);
}

/** What files call each company: its name as a code. */
export function companyKeys(companies: StructureLists['companies']): Map<string, string> {
	const ordered = [...companies].sort((a, b) => (a.id < b.id ? -1 : 1));
	return namesOf(
		ordered.map(({ id, name }) => ({
			id,
			name: fold(name)
				.replace(/[^a-z0-9]+/g, '-')
				.replace(/^-|-$/g, '')
				.slice(0, 30)
		}))
	);
}

/** Each name once: the second one gets a 2. */
function namesOf(things: readonly { id: string; name: string }[]): Map<string, string> {
	const taken = new Set<string>();
	const names = new Map<string, string>();
	for (const { id, name } of things) {
		let free = name;
		for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
		if (!CODE.test(free)) free = id;
		taken.add(free);
		names.set(id, free);
	}
	return names;
}
