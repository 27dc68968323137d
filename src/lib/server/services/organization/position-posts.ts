import { can } from '$lib/domain/access/can';
import type { PostLink } from '$lib/domain/organization/edit-views';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { todayAt } from '../today';
import { postLinks } from './post-links';
import { currentStructure } from './structure';

/** As many as one page lists. */
const MOST = 50;

export interface PositionPosts {
	posts: PostLink[];
	total: number;
	/** Whether the reader may make another one. */
	mayAdd: boolean;
}

/** The posts of a position today, by unit; none for a code that nothing has. @throws DomainError forbidden */
export async function positionPosts(ctx: Context, code: string): Promise<PositionPosts> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const structure = await currentStructure();
	const position = structure.positionsByCode.get(code);
	const on = structure.on(todayAt(structure, ctx.now, position?.companyId));
	const posts = position ? postLinks(structure, on, (post) => post.positionId === position.id) : [];
	const mayAdd = position?.retiredAt === null && can(ctx.actor, 'structure.edit');
	return { posts: posts.slice(0, MOST), total: posts.length, mayAdd };
}
