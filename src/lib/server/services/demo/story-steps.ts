import type { Demonstration, StoryVersion } from '$lib/server/formats/yaml/demonstration-file';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type VersionStep =
	'prepared' | 'submitted' | 'returned' | 'reviewed' | 'authorised' | 'published';

export type StoryStep =
	| { kind: VersionStep; version: StoryVersion; daysAgo: number }
	/** Somebody took up a post: they are asked to acknowledge what is in force. */
	| { kind: 'joined'; daysAgo: number }
	/** Whose day it is answers. */
	| { kind: 'answers'; daysAgo: number };

/** Nobody signs all at once: who stands at a place in the list answers within six days. */
const SPREAD = 6;

export function usualDay(askedDaysAgo: number, place: number): number {
	return Math.max(0, askedDaysAgo - 1 - (place % SPREAD));
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

/** The days on which somebody may answer: those that the story names, and those after an asking. */
function answerDays(story: Demonstration, joined: readonly number[]): number[] {
	const named = story.versions.flatMap(({ answers }) =>
		answers.flatMap(({ daysAgo }) => (daysAgo === undefined ? [] : [daysAgo]))
	);
	const asked = [...joined, ...story.versions.flatMap(({ published }) => published?.daysAgo ?? [])];
	const usual = asked.flatMap((day) =>
		Array.from({ length: SPREAD }, (_, place) => usualDay(day, place))
	);
	return [...new Set([...named, ...usual])];
}

/**
 * Everything that happened, in the order in which it did, each at its moment before `now`.
 * @param joined days before now on which somebody took up a post
 */
export function storySteps(
	story: Demonstration,
	now: Date,
	joined: readonly number[] = []
): (StoryStep & { at: Date })[] {
	const steps: StoryStep[] = [
		...joined.map((daysAgo) => ({ kind: 'joined' as const, daysAgo })),
		...story.versions.flatMap(stepsOf),
		...answerDays(story, joined).map((daysAgo) => ({ kind: 'answers' as const, daysAgo }))
	];
	const order = new Map(steps.map((step, place) => [step, place]));
	steps.sort((a, b) => b.daysAgo - a.daysAgo || (order.get(a) ?? 0) - (order.get(b) ?? 0));
	const midnight = Math.floor(now.getTime() / DAY) * DAY;
	return steps.map((step, place) => {
		// In office hours of the Americas; today's acts a moment ago.
		const then = midnight - step.daysAgo * DAY + 16 * 60 * MINUTE + place * (MINUTE / 4);
		const latest = now.getTime() - (steps.length - place) * 1000;
		return { ...step, at: new Date(Math.min(then, latest)) };
	});
}
