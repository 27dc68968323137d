import { z } from 'zod';
import type { ScenarioChange } from './scenario';
import { WRITTEN } from './written-limits';

const id = z.string().max(80).default('');
const line = z.string().trim().max(WRITTEN.line).default('');
const revision = z.coerce.number().int().min(0).catch(-1);

export const SCENARIO_KINDS = [
	'move-post',
	'add-post',
	'remove-post',
	'rename-position',
	'change-headcount',
	'add-unit',
	'rename-unit',
	'move-unit',
	'remove-unit'
] as const satisfies ScenarioChange['kind'][];

/** What is typed or chosen for a change; each kind reads what concerns it. */
export const scenarioChangeForm = z.object({
	kind: z.enum(SCENARIO_KINDS),
	revision,
	postId: id,
	unitId: id,
	/** The boss of the post, or of those that reported to one that goes. */
	bossId: id,
	boss: line,
	/** The post to which people go. */
	peopleId: id,
	people: line,
	/** Code or title of a position; with a code beside it, the title of a new one. */
	position: line,
	headcount: z.coerce.number().int().catch(0),
	code: line,
	name: line,
	unitKind: line,
	parentId: id,
	into: id
});
export type ScenarioChangeForm = z.infer<typeof scenarioChangeForm>;

export const scenarioNameForm = z.object({ name: line });
export const scenarioForm = z.object({ name: line, date: z.string().max(10).default('') });
/** What acts on a scenario as it was seen. */
export const scenarioActForm = z.object({ revision, date: z.string().max(10).default('') });
