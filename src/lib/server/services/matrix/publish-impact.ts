import { titleOn } from '$lib/domain/organization/chart';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { MatrixContent } from '$lib/domain/matrix/content';
import type { PublishImpact } from '$lib/domain/matrix/views';
import { compareFolded } from '$lib/domain/text/fold';
import { openRequestsOfPosition } from '$lib/server/db/acknowledgements';
import { fullName } from '$lib/server/db/structure';
import { issuedHeads } from '$lib/server/db/versions';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import { dueDate } from '../acknowledgement/due-date';
import type { Context } from '../context';
import { manualsInForceWhere } from '../manual/list-manuals';
import { holdersOf } from '../organization/above';
import { contentOfHead } from './content-of';
import { differencesOf } from './differences-of';
import { versionInReach } from './open-version';
import { bodyToPublish } from './publication';
import type { PositionVersions } from './position-versions';

/** What publishing an approved version would touch, before it is done; from today (null) or another day on. */
export async function publishImpact(
	ctx: Context,
	versionId: string,
	given: { effectiveFrom: CivilDate | null }
): Promise<PublishImpact> {
	const { version, known } = await versionInReach(ctx, versionId);
	const effectiveFrom = given.effectiveFrom ?? known.today;
	const { content } = await bodyToPublish(ctx, version, known, effectiveFrom);
	const substantive = version.kind === 'substantive';
	const { structure, position, today, inForce } = known;
	const holders = substantive ? holdersOf(structure.on(today), position.id) : [];
	const people = holders.flatMap((id) => {
		const employee = structure.employees.get(id);
		return employee ? [{ name: fullName(employee), number: employee.number }] : [];
	});
	const before = inForce ? (await contentOfHead(inForce)).content : null;
	const renamed = content.title !== titleOn(position, today);
	return {
		people: people.sort((a, b) => compareFolded(a.name, b.name)),
		openRequestsClosed: substantive ? (await openRequestsOfPosition(position.id)).length : 0,
		supersedes: inForce?.number ?? null,
		effectiveFrom,
		// A first version may begin in the past; whoever is asked has their time from today on.
		dueOn: await dueDate(structure, position.companyId, later(effectiveFrom, today)),
		differences: before ? differencesOf(before, content).length : 0,
		mentionedBy: renamed ? await mentions(known) : [],
		manuals: await manualsInForceWhere(
			ctx,
			({ annex, structure: frozen }) =>
				annex.some(({ positionId }) => positionId === position.id) ||
				((renamed || annex.length > 0) &&
					frozen.posts.some(({ positionId }) => positionId === position.id))
		)
	};
}

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);

/** Positions whose matrices in force hand something to this one: they show its new title. */
async function mentions(known: PositionVersions): Promise<PublishImpact['mentionedBy']> {
	const { structure, position, today, zone } = known;
	const groups = Map.groupBy(await issuedHeads(), ({ positionId }) => positionId);
	const found: PublishImpact['mentionedBy'] = [];
	for (const [positionId, heads] of groups) {
		const inForce = positionId === position.id ? null : inForceOn(heads, today, zone);
		const other = structure.positions.get(positionId);
		if (!inForce || !other) continue;
		const { content } = await contentOfHead(inForce);
		if (names(content, position.id)) found.push({ code: other.code, title: titleOn(other, today) });
	}
	return found.sort((a, b) => compareFolded(a.title, b.title));
}

const names = ({ functions }: MatrixContent, positionId: string): boolean =>
	functions.some(({ deliverables }) =>
		deliverables.some(({ recipients }) =>
			recipients.some((recipient) => recipient.positionId === positionId)
		)
	);
