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

it('what happened is told in order, across all positions, and never after now', () => {
	const now = new Date('2026-03-02T02:00:00Z');
	const steps = storySteps(story, now);
	expect(steps.map(({ kind, version }) => `${version.position} ${kind}`)).toEqual([
		'A-1 prepared',
		'A-2 prepared',
		'A-1 submitted',
		'A-1 reviewed',
		'A-1 authorised',
		'A-1 published',
		'A-1 answers',
		'A-3 prepared'
	]);
	const times = steps.map(({ at }) => at.getTime());
	expect(times).toEqual([...times].sort((a, b) => a - b));
	expect(Math.max(...times)).toBeLessThan(now.getTime());
});
