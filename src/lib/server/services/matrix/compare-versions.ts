import type { VersionHead } from '$lib/domain/matrix/views';
import { titleOn } from '$lib/domain/organization/chart';
import type { VersionHeadRecord } from '$lib/server/db/versions';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { contentOfHead } from './content-of';
import { differencesOf, type Difference } from './differences-of';
import { headView, positionVersions } from './position-versions';
import { readableHeads } from './readable-heads';

export interface Comparison {
	code: string;
	title: string;
	from: VersionHead;
	to: VersionHead;
	differences: Difference[];
}

/** What changed from one version of a position to another, both as the actor may read them. */
export async function compareVersions(
	ctx: Context,
	code: string,
	from: number | 'open',
	to: number | 'open'
): Promise<Comparison> {
	const known = await positionVersions(ctx, { code });
	const heads = await readableHeads(ctx, known);
	const pick = (asked: number | 'open'): VersionHeadRecord => {
		const head = heads.find(({ number, open }) => (asked === 'open' ? open : number === asked));
		if (!head) throw notFound();
		return head;
	};
	const [before, after] = [pick(from), pick(to)];
	const people = [before.updatedBy, after.updatedBy];
	const nameOf = await personNames(people, known.structure, known.today);
	const { content: old } = await contentOfHead(before);
	const { content: present } = await contentOfHead(after);
	return {
		code: known.position.code,
		title: titleOn(known.position, known.today),
		from: headView(before, known, nameOf),
		to: headView(after, known, nameOf),
		differences: differencesOf(old, present)
	};
}
