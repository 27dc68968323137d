import { expect, it } from 'vitest';
import { demonstrationFileSchema } from '$lib/server/formats/yaml/demonstration-file';
import { storySteps } from './story-steps';

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
	expect(told().filter((step) => !step.endsWith('answers'))).toEqual([
		'A-1 prepared',
		'A-2 prepared',
		'A-1 submitted',
		'A-1 reviewed',
		'A-1 authorised',
		'A-1 published',
		'A-3 prepared'
	]);
});

it('people answer in the days after they were asked, and on days that the story names', () => {
	const days = (steps: string[]) => steps.filter((step) => step.endsWith('answers'));
	expect(days(told())).toEqual([34, 33, 32, 31, 30, 29].map((day) => `${day} answers`));
	expect(days(told([10]))).toContain('5 answers');
	expect(told([10])).toContain('10 joined');
});

it('nothing happens after now, and nothing before what came before it', () => {
	const times = storySteps(story, now, [0, 1]).map(({ at }) => at.getTime());
	expect(times).toEqual([...times].sort((a, b) => a - b));
	expect(Math.max(...times)).toBeLessThan(now.getTime());
});
