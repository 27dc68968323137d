import { z } from 'zod';
import type { Post } from './records';
import { box, readEffects, whenFields } from './unit-form';
import { MOST_PLACES, WRITTEN } from './written-limits';

const id = z.string().max(80).default('');
const line = z.string().trim().max(WRITTEN.line).default('');

/** A post that is chosen from a list, or typed: the id counts where it is what the text says. */
export const chosenPost = { bossId: id, boss: line };

/** What is typed of a post. */
export const postForm = z.object({
	/** A position's code; fixed once the post exists. */
	position: line,
	positionText: line,
	unitId: id,
	...chosenPost,
	workplace: line,
	headcount: z.coerce.number().int().catch(0),
	staff: box,
	assumed: box,
	...whenFields
});

export type PostForm = z.infer<typeof postForm>;
export type PostFault = 'unit-missing' | 'headcount-invalid';

/** The first thing that a post cannot be kept with, or null. */
export function postFault({ unitId, headcount }: PostForm): PostFault | null {
	if (unitId === '') return 'unit-missing';
	return headcount >= 1 && headcount <= MOST_PLACES ? null : 'headcount-invalid';
}

/** The fields of a post as its form has them. */
export function postFields(
	{ unitId, workplace, headcount, staff, assumed }: PostForm,
	reportsTo: string | null
): Pick<Post, 'unitId' | 'reportsTo' | 'workplace' | 'headcount' | 'staff' | 'assumed'> {
	return { unitId, reportsTo, workplace, headcount, staff, assumed };
}

/** What happens to who leans on a post that ends. */
export const endPostForm = z.object({
	lastDay: z.string().max(10).default(''),
	/** Where its reports go; empty: to the boss of the post that ends. */
	...chosenPost,
	/** People in it go to another post, or stay without one. */
	people: z.enum(['move', 'without']).default('without'),
	toId: id,
	to: line,
	seen: z.string().max(16).default(''),
	confirmed: readEffects
});

/** A unit that ends: where the units below and the posts in it go. */
export const endUnitForm = z.object({
	lastDay: z.string().max(10).default(''),
	unitsTo: id,
	postsTo: id,
	seen: z.string().max(16).default(''),
	confirmed: readEffects
});
