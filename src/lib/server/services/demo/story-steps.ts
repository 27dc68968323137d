import type { Demonstration, StoryVersion } from '$lib/server/formats/yaml/demonstration-file';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type VersionStep =
	'prepared' | 'submitted' | 'returned' | 'reviewed' | 'authorised' | 'published';

export type StoryStep =
	| { kind: VersionStep; version: StoryVersion; daysAgo: number }
	/** Somebody took up a post: they are asked to acknowledge what is in force. */
	| { kind: 'joined'; daysAgo: number };

/** Nobody signs all at once: who stands at a place in the list answers within six days. */
const SPREAD = 6;

export function usualDay(askedDaysAgo: number, place: number): number {
	return Math.max(0, askedDaysAgo - 1 - (place % SPREAD));
}

/** Days from the day of a moment to today, both in UTC. */
export function daysSince(moment: string, now: Date): number {
	return Math.floor(now.getTime() / DAY) - Math.floor(Date.parse(moment) / DAY);
}

/**
 * A moment of a day before today, in the office hours of the Americas, later by its place among the
 * day's acts; what would lie ahead of now happened just now.
 */
export function momentOf(daysAgo: number, place: number, now: Date, hour = 16): Date {
	const midnight = Math.floor(now.getTime() / DAY) * DAY;
	const then = midnight - daysAgo * DAY + hour * 60 * MINUTE + place * (MINUTE / 4);
	return new Date(Math.min(then, now.getTime() - 60_000 + place * 10));
}

function stepsOf(version: StoryVersion): StoryStep[] {
	const { prepared, submitted, returned, reviewed, authorised, published } = version;
	const acts: [VersionStep, { daysAgo: number } | null][] = [
		['prepared', prepared],
		['submitted', submitted],
		['reviewed', reviewed],
		['returned', returned],
		['authorised', authorised],
		['published', published]
	];
	return acts.flatMap(([kind, act]) => (act ? [{ kind, version, daysAgo: act.daysAgo }] : []));
}

/**
 * Everything that happened but the answers, in the order in which it did, each at its moment.
 * @param joined days before now on which somebody took up a post
 */
export function storySteps(
	story: Demonstration,
	now: Date,
	joined: readonly number[] = []
): (StoryStep & { at: Date })[] {
	const steps: StoryStep[] = [
		...joined.map((daysAgo) => ({ kind: 'joined' as const, daysAgo })),
		...story.versions.flatMap(stepsOf)
	];
	const order = new Map(steps.map((step, place) => [step, place]));
	steps.sort((a, b) => b.daysAgo - a.daysAgo || (order.get(a) ?? 0) - (order.get(b) ?? 0));
	return steps.map((step, place) => ({ ...step, at: momentOf(step.daysAgo, place, now) }));
}
