import type { ChartRow } from '$lib/domain/organization/chart-rows';
import type {
	OrganizationAddress,
	SortColumn
} from '$lib/domain/organization/organization-address';
import { compareFolded } from '$lib/domain/text/fold';

export interface PostLine {
	row: ChartRow;
	/** Title of the boss, inside or outside of what is chosen; '' where there is none. */
	boss: string;
}

type Order = (a: PostLine, b: PostLine) => number;

const ORDERS: Record<Exclude<SortColumn, 'order'>, Order> = {
	code: (a, b) => compareFolded(a.row.code, b.row.code),
	title: (a, b) => compareFolded(a.row.title, b.row.title),
	boss: (a, b) => compareFolded(a.boss, b.boss),
	seats: (a, b) => a.row.seats - b.row.seats,
	people: (a, b) => a.row.people - b.row.people,
	vacancies: (a, b) => a.row.seats - a.row.people - (b.row.seats - b.row.people)
};

/** The rows of the table in the order of the address; that of the chart where it names none. */
export function postsInOrder(
	rows: readonly ChartRow[],
	{ sort, descending }: Pick<OrganizationAddress, 'sort' | 'descending'>
): PostLine[] {
	const lines = rows.map((row) => ({ row, boss: rows[row.boss]?.title ?? row.above ?? '' }));
	if (sort === 'order') return lines;
	const order = ORDERS[sort];
	return lines.sort((a, b) => (descending ? order(b, a) : order(a, b)));
}
