import type { CivilDate } from '../../matrix/version';
import { fold } from '../../text/fold';
import { asOf } from '../as-of';
import { titleOn } from '../chart';
import type { Post, Position, Unit } from '../records';
import { RowRefused } from './cells';
import { postKeys } from './keys';
import { lastPeriods, type StructureLists } from './lists';

/** How tables call what stands on a date. Every name is compared folded; each finds one thing or none. */
export interface Names {
	/** By code or name. @throws RowRefused unit-unknown, unit-ambiguous */
	unit: (text: string) => Unit;
	positionByCode: (code: string) => Position | undefined;
	/** By title or by another name of it. @throws RowRefused position-ambiguous */
	positionByTitle: (title: string) => Position | undefined;
	/** Posts by their id or their key in files, whenever they stand. */
	postId: (text: string) => string | undefined;
	postsOf: (positionId: string, unitId?: string) => Post[];
	/** By id, key, «code · unit», «title · unit», code or title: all that it may mean. */
	postsCalled: (text: string) => Post[];
	/** Of several, those of this unit, else those of the nearest unit above it. */
	nearest: (posts: readonly Post[], unitId: string) => Post[];
	addPosition: (position: Position) => void;
	addPost: (post: Post) => void;
}

/** What a post is called where several units have the position: `ATC-02 · NORTE`. */
export const postName = (code: string, unit: string): string => `${code} · ${unit}`;

export function namesOn(records: StructureLists, date: CivilDate): Names {
	const units = asOf(records.units, date);
	const unitById = new Map(units.map((unit) => [unit.id, unit]));
	const unitByCode = new Map(units.map((unit) => [fold(unit.code), unit]));
	const unitsByName = Map.groupBy(units, ({ name }) => fold(name));
	const byCode = new Map<string, Position>();
	const byTitle = new Map<string, Set<Position>>();
	const byId = new Map(records.positions.map((position) => [position.id, position]));
	const put = <T>(map: Map<string, Set<T>>, key: string, value: T) => {
		const set = map.get(key);
		if (set) set.add(value);
		else map.set(key, new Set([value]));
	};
	const addPosition = (position: Position): void => {
		byId.set(position.id, position);
		byCode.set(fold(position.code), position);
		put(byTitle, fold(titleOn(position, date)), position);
	};
	for (const position of records.positions)
		for (const former of position.formerCodes) byCode.set(fold(former), position);
	for (const position of records.positions) addPosition(position);
	for (const { positionId, name } of records.aliases) {
		const position = byId.get(positionId);
		if (position && !byTitle.has(fold(name))) put(byTitle, fold(name), position);
	}
	const keys = new Map([...postKeys(records)].map(([id, key]) => [fold(key), id]));
	const postIds = new Map([...lastPeriods(records.posts).keys()].map((id) => [fold(id), id]));
	const called = new Map<string, Set<Post>>();
	const ofPosition = new Map<string, Post[]>();
	const addPost = (post: Post): void => {
		const position = byId.get(post.positionId);
		const unit = unitById.get(post.unitId);
		if (!position) return;
		ofPosition.set(position.id, [...(ofPosition.get(position.id) ?? []), post]);
		const title = titleOn(position, date);
		const names = [post.id, position.code, title];
		if (unit)
			names.push(
				...[position.code, title].flatMap((name) =>
					[unit.code, unit.name].map((place) => postName(name, place))
				)
			);
		for (const name of new Set(names.map(fold))) put(called, name, post);
	};
	const held = new Map(asOf(records.posts, date).map((post) => [post.id, post]));
	for (const post of held.values()) addPost(post);
	for (const [key, id] of keys) {
		const post = held.get(id);
		if (post) put(called, key, post);
	}
	return {
		unit: (text) => {
			const named = unitsByName.get(fold(text)) ?? [];
			const found = unitByCode.get(fold(text)) ?? named[0];
			if (!found) throw new RowRefused('unit-unknown', { text });
			if (!unitByCode.has(fold(text)) && named.length > 1)
				throw new RowRefused('unit-ambiguous', { text });
			return found;
		},
		positionByCode: (code) => byCode.get(fold(code)),
		positionByTitle: (title) => {
			const found = [...(byTitle.get(fold(title)) ?? [])];
			if (found.length > 1) throw new RowRefused('position-ambiguous', { text: title });
			return found[0];
		},
		postId: (text) => postIds.get(fold(text)) ?? keys.get(fold(text)),
		postsOf: (positionId, unitId) =>
			(ofPosition.get(positionId) ?? []).filter(
				(post) => unitId === undefined || post.unitId === unitId
			),
		postsCalled: (text) => [...(called.get(fold(text)) ?? [])],
		nearest: (posts, unitId) => {
			let at: string | null = unitId;
			for (let steps = 0; at !== null && steps < 100; steps += 1) {
				const here = posts.filter((post) => post.unitId === at);
				if (here.length > 0) return here;
				at = unitById.get(at)?.parentId ?? null;
			}
			return [...posts];
		},
		addPosition,
		addPost
	};
}
