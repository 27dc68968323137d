import { can } from '$lib/domain/access/can';
import { holdsOn } from '$lib/domain/organization/as-of';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { PostLink } from '$lib/domain/organization/edit-views';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { todayAt } from '../today';
import { postLinks } from './post-links';
import { seenStructure } from './seen-structure';
import { currentStructure } from './structure';

/** As many as one page lists. */
const MOST = 50;

export interface PositionPosts {
	posts: PostLink[];
	total: number;
	/** The first day with a post, where it has none yet: its posts are those of that day. */
	beginsOn: CivilDate | null;
	/** Whether the reader may make another one. */
	mayAdd: boolean;
}

/**
 * The posts of a position today, by unit, or of the first day with one; none for a code that nothing
 * has.
 * @throws DomainError forbidden
 */
export async function positionPosts(ctx: Context, code: string): Promise<PositionPosts> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const structure = await currentStructure();
	const position = structure.positionsByCode.get(code);
	const today = todayAt(structure, ctx.now, position?.companyId);
	const rows = structure.records.posts.filter(({ positionId }) => positionId === position?.id);
	const coming = rows.filter(({ validFrom }) => validFrom > today).map((row) => row.validFrom);
	const beginsOn = rows.some((row) => holdsOn(row, today)) ? null : (coming.sort()[0] ?? null);
	const date = beginsOn ?? today;
	const seen = seenStructure(ctx.actor, structure, { today, date });
	const posts = position
		? postLinks(seen, seen.on(date), (post) => post.positionId === position.id)
		: [];
	const mayAdd = position?.retiredAt === null && can(ctx.actor, 'structure.edit');
	return { posts: posts.slice(0, MOST), total: posts.length, beginsOn, mayAdd };
}
