import { visibleCoverage } from '$lib/domain/access/filters';
import type { Home } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { shownTally } from '../acknowledgement/tally';
import type { Context } from '../context';
import { holdersOf } from '../organization/above';
import type { Structure } from '../organization/structure';
import { unitTree } from '../organization/unit-names';
import type { MatrixInForce } from './matrices-in-force';

const MOST_RULES = 5;

/** How far matrices and their acknowledgements have come, as a whole and unit by unit. */
export function coveragePart(
	ctx: Context,
	structure: Structure,
	today: CivilDate,
	inForce: ReadonlyMap<string, MatrixInForce>,
	rules: Readonly<Record<string, number>>
): Home['coverage'] {
	if (visibleCoverage(ctx.actor) !== 'all') return null;
	const on = structure.on(today);
	const positions = structure.records.positions.filter(
		({ retiredAt }) => retiredAt === null || retiredAt > today
	);
	const whole = figures(positions.map(({ id }) => id));
	const byUnit = unitTree(on).flatMap(({ id, name }) => {
		const ids = positions
			.filter((position) =>
				(on.postsOfPosition.get(position.id) ?? []).some(({ unitId }) => unitId === id)
			)
			.map((position) => position.id);
		return ids.length === 0 ? [] : [{ unit: name, ...figures(ids) }];
	});
	const { people: _people, oldest: _oldest, ...total } = whole;
	return {
		...total,
		byUnit,
		commonFindings: Object.entries(rules)
			.map(([rule, count]) => ({ rule, count }))
			.sort((a, b) => b.count - a.count)
			.slice(0, MOST_RULES)
	};

	function figures(positionIds: readonly string[]) {
		const sum = { positions: 0, people: 0, withMatrix: 0, asked: 0, signed: 0 };
		let oldest: CivilDate | null = null;
		for (const id of positionIds) {
			const known = inForce.get(id);
			const { asked, signed } = shownTally(known?.tally);
			sum.positions += 1;
			sum.people += holdersOf(on, id).length;
			sum.withMatrix += known ? 1 : 0;
			sum.asked += asked;
			sum.signed += signed;
			const due = known?.tally?.oldestDue ?? null;
			if (due !== null && (oldest === null || due < oldest)) oldest = due;
		}
		return { ...sum, oldest };
	}
}
