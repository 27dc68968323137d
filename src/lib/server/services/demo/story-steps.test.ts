import { expect, it } from 'vitest';
import { demonstrationFileSchema } from '$lib/server/formats/yaml/demonstration-file';
import { daysSince, momentOf, storySteps, usualDay } from './story-steps';

const story = demonstrationFileSchema.parse({
	escalafon: 'demonstration/1',
	signIns: [{ as: 'hr', person: 'rh@ejemplo.mx' }],
	versions: [
		{
			position: 'A-1',
			matrix: 'matrices/A-1.yaml',
			prepared: { by: '1', daysAgo: 40 },
			submitted: { daysAgo: 38 },
			reviewed: { daysAgo: 37 },
			authorised: { daysAgo: 36 },
			published: { by: '1', daysAgo: 35 },
			others: 'open',
			answers: [{ employee: '2', outcome: 'acknowledged', daysAgo: 30 }]
		},
		{ position: 'A-2', matrix: 'matrices/A-2.yaml', prepared: { by: '1', daysAgo: 39 } },
		{ position: 'A-3', matrix: 'matrices/A-3.yaml', prepared: { by: '1', daysAgo: 0 } }
	]
});

const now = new Date('2026-03-02T02:00:00Z');
const told = (joined: number[] = []) =>
	storySteps(story, now, joined).map(
		(step) => `${'version' in step ? step.version.position : step.daysAgo} ${step.kind}`
	);

it('what happened is told in order, across all positions', () => {
	expect(told([10])).toEqual([
		'A-1 prepared',
		'A-2 prepared',
		'A-1 submitted',
		'A-1 reviewed',
		'A-1 authorised',
		'A-1 published',
		'10 joined',
		'A-3 prepared'
	]);
});

it('people answer on six days after they were asked, never after today', () => {
	expect([0, 1, 5, 6].map((place) => usualDay(35, place))).toEqual([34, 33, 29, 34]);
	expect(usualDay(2, 5)).toBe(0);
	expect(daysSince('2026-03-01T23:00:00Z', now)).toBe(1);
});

it('nothing happens after now, and nothing before what came before it', () => {
	const times = storySteps(story, now, [0, 1]).map(({ at }) => at.getTime());
	expect(times).toEqual([...times].sort((a, b) => a - b));
	expect(Math.max(...times)).toBeLessThan(now.getTime());
	expect(momentOf(0, 900, now).getTime()).toBeLessThan(now.getTime());
});
