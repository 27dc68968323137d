import { z } from 'zod';
import type { CivilDate, Moment } from '../matrix/version';
import type { Position } from './records';
import type { Snapshot } from './snapshot';
import { MOST_PLACES, WRITTEN } from './written-limits';

const id = z.string().min(1).max(80);
const text = z.string().min(1).max(WRITTEN.line);
const seats = z.number().int().min(1).max(MOST_PLACES);

/**
 * One change that is tried out. What it makes has its id from here on, so that applying it makes
 * the very thing that was looked at.
 */
export const scenarioChangeSchema = z.discriminatedUnion('kind', [
	/** To another unit, under another boss, or both. */
	z.strictObject({
		kind: z.literal('move-post'),
		postId: id,
		unitId: id,
		reportsTo: id.nullable()
	}),
	z.strictObject({
		kind: z.literal('add-post'),
		postId: id,
		positionId: id,
		code: text,
		title: text,
		unitId: id,
		reportsTo: id.nullable(),
		headcount: seats,
		/** The position does not exist yet: it is made when the scenario is applied. */
		newPosition: z.literal(true).optional()
	}),
	/** `reportsTo`: where its reports go; `peopleTo`: the post of its people, null for none. */
	z.strictObject({
		kind: z.literal('remove-post'),
		postId: id,
		reportsTo: id.nullable(),
		peopleTo: id.nullable()
	}),
	/** What the position is called, wherever it stands. */
	z.strictObject({ kind: z.literal('rename-position'), positionId: id, title: text }),
	z.strictObject({ kind: z.literal('change-headcount'), postId: id, headcount: seats }),
	z.strictObject({
		kind: z.literal('add-unit'),
		unitId: id,
		code: text,
		name: text,
		unitKind: text,
		parentId: id
	}),
	z.strictObject({ kind: z.literal('rename-unit'), unitId: id, name: text }),
	z.strictObject({ kind: z.literal('move-unit'), unitId: id, parentId: id }),
	/** What is in it goes to one other unit; null where nothing is. */
	z.strictObject({ kind: z.literal('remove-unit'), unitId: id, into: id.nullable() })
]);

export type ScenarioChange = z.infer<typeof scenarioChangeSchema>;
export type ScenarioState = 'open' | 'applied' | 'discarded';

/** More changes than these are no reorganisation that anybody looks through. */
export const MOST_CHANGES = 500;

/** A structure that is tried out: the one it began from, and what is changed in it, in order. */
export interface Scenario {
	id: string;
	name: string;
	/** The day for which it is planned: its base is the structure of that day. */
	date: CivilDate;
	base: Snapshot;
	changes: ScenarioChange[];
	state: ScenarioState;
	/** Raised by every save; a save with an older one is a conflict. */
	revision: number;
	createdAt: Moment;
	createdBy: string;
	updatedAt: Moment;
	updatedBy: string;
	/** The day from which it holds, once applied. */
	appliedFrom: CivilDate | null;
	/** What gives back what applying it changed; null while there is nothing to give back. */
	undo: ScenarioUndo | null;
}

export interface ScenarioUndo {
	/** Of units, posts and who holds them, as the editing of the structure has it. */
	edits: string;
	titles: FormerTitle[];
}

/** What a position was called, and what it is called since. */
export interface FormerTitle {
	positionId: string;
	was: Pick<Position, 'title' | 'nextTitle'>;
	is: Pick<Position, 'title' | 'nextTitle'>;
}

/**
 * Why a change does not fit a structure. `name` is what it is about, as people know it.
 * - `gone`: something that it names is not there
 * - `unchanged`: it is so already
 * - `reports-nowhere`, `unit-not-empty`: others lean on what goes, and have nowhere to go
 */
export interface ScenarioFault {
	kind:
		| 'gone'
		| 'unchanged'
		| 'post-circle'
		| 'unit-circle'
		| 'code-taken'
		| 'reports-nowhere'
		| 'unit-not-empty';
	name: string;
	/** How many lean on it; 0 where that does not matter. */
	count: number;
}
