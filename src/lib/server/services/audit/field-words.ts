import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import { fullName } from '$lib/server/db/structure';
import type { Structure } from '../organization/structure';

/** Fields of events that name an account by its id. */
export const ACCOUNT_FIELDS = new Set(['reviewer', 'authoriser']);

/** The text of a field's value: ids of records become what people call them. */
export type WordsFor = (path: string, value: string | null) => string | null;

export function wordsFor(
	structure: Structure,
	today: CivilDate,
	accounts: ReadonlyMap<string, string>
): WordsFor {
	const { records } = structure;
	const position = (id: string) => {
		const found = structure.positions.get(id);
		return found && `${found.code} · ${titleOn(found, today)}`;
	};
	const unit = (id: string) => records.units.findLast((row) => row.id === id)?.name;
	const post = (id: string) => {
		const found = records.posts.findLast((row) => row.id === id);
		return found && position(found.positionId);
	};
	const employee = (id: string) => {
		const found = structure.employees.get(id);
		return found && `${found.number} · ${fullName(found)}`;
	};
	const readers: Record<string, (id: string) => string | undefined> = {
		reviewer: (id) => accounts.get(id),
		authoriser: (id) => accounts.get(id),
		companyId: (id) => structure.companies.get(id)?.name,
		positionId: position,
		unitId: unit,
		parentId: unit,
		postId: post,
		reportsTo: post,
		employeeId: employee
	};
	// What is gone, or was a text to begin with (a boss's code), stays as it stands.
	return (path, value) => (value === null ? null : (readers[path]?.(value) ?? value));
}
