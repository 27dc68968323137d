import type { Demonstration, StoryVersion } from '$lib/server/formats/yaml/demonstration-file';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type StepKind =
	'prepared' | 'submitted' | 'returned' | 'reviewed' | 'authorised' | 'published' | 'answers';

export interface StoryStep {
	kind: StepKind;
	version: StoryVersion;
	daysAgo: number;
}

/** Answers come on their own days; a step for each day on which somebody answers. */
function answerDays({ published, answers, others }: StoryVersion): number[] {
	if (!published) return [];
	const days = new Set(
		answers.flatMap(({ outcome, daysAgo }) =>
			outcome === 'open' ? [] : [daysAgo ?? usualDay(published.daysAgo, 0)]
		)
	);
	if (others === 'acknowledged')
		for (let place = 0; place < SPREAD; place += 1) days.add(usualDay(published.daysAgo, place));
	return [...days];
}

const SPREAD = 6;

/** Nobody signs all at once: the person at a place in the list answers within six days. */
export function usualDay(publishedDaysAgo: number, place: number): number {
	return Math.max(0, publishedDaysAgo - 1 - (place % SPREAD));
}

function stepsOf(version: StoryVersion): StoryStep[] {
	const { prepared, submitted, returned, reviewed, authorised, published } = version;
	const steps: (StoryStep | null)[] = [
		{ kind: 'prepared', version, daysAgo: prepared.daysAgo },
		submitted && { kind: 'submitted', version, daysAgo: submitted.daysAgo },
		reviewed && { kind: 'reviewed', version, daysAgo: reviewed.daysAgo },
		returned && { kind: 'returned', version, daysAgo: returned.daysAgo },
		authorised && { kind: 'authorised', version, daysAgo: authorised.daysAgo },
		published && { kind: 'published', version, daysAgo: published.daysAgo },
		...answerDays(version).map((daysAgo) => ({ kind: 'answers' as const, version, daysAgo }))
	];
	return steps.filter((step) => step !== null);
}

/** Everything that happened, in the order in which it did, each at its moment before `now`. */
export function storySteps(story: Demonstration, now: Date): (StoryStep & { at: Date })[] {
	const steps = story.versions.flatMap(stepsOf);
	const order = new Map(steps.map((step, place) => [step, place]));
	steps.sort((a, b) => b.daysAgo - a.daysAgo || (order.get(a) ?? 0) - (order.get(b) ?? 0));
	const midnight = Math.floor(now.getTime() / DAY) * DAY;
	return steps.map((step, place) => {
		// In office hours of the Americas; today's acts a moment ago.
		const then = midnight - step.daysAgo * DAY + 16 * 60 * MINUTE + place * (MINUTE / 2);
		const latest = now.getTime() - (steps.length - place) * 1000;
		return { ...step, at: new Date(Math.min(then, latest)) };
	});
}
