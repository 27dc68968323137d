import { isPlainDocument, numberOf } from './codec';
import type { Document } from './errors';
import type { Index } from './indexes';
import { ABOVE_ALL, encodeValue, invertKey } from './order-key';
import { compileFilter, equalityBounds } from './query/match';
import type { StoredRecord } from './record';
import type { View } from './view';

export interface Plan {
	/** Records that may match: every one that does is among them, none comes twice. */
	records: Iterable<StoredRecord>;
	/** Whether they come in the order asked for. */
	ordered: boolean;
	/** Whether nothing else is among them: the filter need not be applied. */
	exact?: boolean;
	/** The index used, `_id` look-ups and scans named too; shown by the tests. */
	by: string;
}

const MOST_PREFIXES = 1_000;

interface Candidate {
	index: Index;
	/** How many leading fields are pinned by equality. */
	pinned: number;
	prefixes: string[];
	ordered: boolean;
	reverse: boolean;
	low: string;
	high: string;
	ranged: boolean;
	score: number;
}

/** Chooses how to walk a collection for a filter and a sort; the filter is applied afterwards anyway. */
export function choosePlan(
	view: View,
	filter: Document,
	sort: Document | undefined,
	limited: boolean
): Plan {
	const collection = view.collection;
	if (!collection) return { records: view.scan(), ordered: !sort, by: 'none' };
	const bounds = equalityBounds(filter) ?? new Map<string, unknown[]>();
	const ids = bounds.get('_id');
	// Looking up as many as there are is no more than a scan, and needs no comparing.
	if (ids && ids.length <= Math.max(MOST_PREFIXES, collection.size)) {
		const keys = new Set(ids.map(encodeValue));
		const records: StoredRecord[] = [];
		for (const key of keys) {
			const record = view.get(key);
			if (record) records.push(record);
		}
		records.sort((a, b) => a.rid - b.rid);
		const exact = Object.keys(filter).length === 1 && !isPlainDocument(filter._id);
		return { records, ordered: !sort || records.length <= 1, exact, by: '_id' };
	}
	const wanted = sort ? Object.entries(sort) : [];
	let best: Candidate | undefined;
	for (const index of collection.indexes) {
		const candidate = weigh(view, index, filter, bounds, wanted, limited);
		if (candidate && (!best || candidate.score > best.score)) best = candidate;
	}
	if (!best) return { records: view.scan(), ordered: !sort, by: 'scan' };
	return { records: walk(view, best), ordered: !sort || best.ordered, by: best.index.name };
}

function weigh(
	view: View,
	index: Index,
	filter: Document,
	bounds: Map<string, unknown[]>,
	sort: [string, unknown][],
	limited: boolean
): Candidate | undefined {
	if (index.partial && !implies(bounds, index.partial)) return undefined;
	let prefixes = [''];
	let pinned = 0;
	for (const [i, path] of index.paths.entries()) {
		const values = bounds.get(path);
		if (!values || prefixes.length * values.length > MOST_PREFIXES) break;
		const parts = [...new Set(values.map((v) => encodeValue(v)))].map((part) =>
			index.directions[i] === -1 ? invertKey(part) : part
		);
		prefixes = prefixes.flatMap((prefix) => parts.map((part) => prefix + part));
		pinned = i + 1;
	}
	const range = rangeOn(filter, index.paths[pinned]);
	const mayOrder = sort.length > 0 && prefixes.length === 1 && view.plain && !index.sparse;
	if (pinned === 0 && !range && (!mayOrder || index.sparse)) return undefined;
	if (pinned === 0 && index.sparse && !range) return undefined;
	view.collection!.prepare(index);
	const order = mayOrder && !index.multikey ? orderOf(index, pinned, bounds, sort) : 0;
	// to walk a whole index pays only where the sort would otherwise hold everything
	if (pinned === 0 && !range && (order === 0 || !(limited || view.collection!.onDisk)))
		return undefined;
	const { low, high } = range
		? keysOfRange(range, index.directions[pinned]!, index.multikey)
		: { low: '', high: ABOVE_ALL };
	return {
		index,
		pinned,
		prefixes,
		ordered: order !== 0,
		reverse: order < 0,
		low,
		high,
		ranged: Boolean(range),
		score:
			pinned * 10 + (range ? 4 : 0) + (order !== 0 ? (limited ? 6 : 3) : 0) + (index.unique ? 1 : 0)
	};
}

/** 1 when the index walks in the sort's order after its pinned fields, -1 when reversed, else 0. */
function orderOf(
	index: Index,
	pinned: number,
	bounds: Map<string, unknown[]>,
	sort: [string, unknown][]
): number {
	let at = pinned;
	let turn = 0;
	for (const [path, direction] of sort) {
		// a field held to one value by the filter cannot change the order
		if (bounds.get(path)?.length === 1 && index.paths.indexOf(path) < pinned) {
			if (index.paths.includes(path)) continue;
		}
		if (index.paths[at] !== path) return 0;
		const wanted = (numberOf(direction) ?? 0) * index.directions[at]! < 0 ? -1 : 1;
		if (turn !== 0 && turn !== wanted) return 0;
		turn = wanted;
		at += 1;
	}
	return turn === 0 ? 1 : turn;
}

function* walk(view: View, plan: Candidate): Generator<StoredRecord> {
	const several = plan.prefixes.length > 1 || plan.index.multikey || !view.plain;
	const seen = several ? new Set<string>() : undefined;
	const ranges = plan.prefixes.map((prefix) => [prefix + plan.low, prefix + plan.high] as const);
	for (const record of view.ranges(plan.index, ranges, plan.reverse)) {
		if (seen) {
			if (seen.has(record.id)) continue;
			seen.add(record.id);
		}
		yield record;
	}
}

type Range = { $gt?: unknown; $gte?: unknown; $lt?: unknown; $lte?: unknown };

const RANGE_OPERATORS = new Set(['$gt', '$gte', '$lt', '$lte']);

/** The plain range that a filter's top level puts on a path, if it has one. */
function rangeOn(filter: Document, path: string | undefined): Range | undefined {
	const given = path === undefined ? undefined : filter[path];
	if (!isPlainDocument(given)) return undefined;
	const range: Range = {};
	for (const [operator, value] of Object.entries(given)) {
		if (!RANGE_OPERATORS.has(operator)) continue;
		if (!rangeable(value)) return undefined;
		range[operator as keyof Range] = value;
	}
	return Object.keys(range).length > 0 ? range : undefined;
}

/** Values whose neighbours of the same type lie together in the order of keys. */
function rangeable(value: unknown): boolean {
	if (typeof value === 'string' || value instanceof Date) return true;
	const number = numberOf(value);
	if (number !== undefined) return !Number.isNaN(number);
	return (value as { _bsontype?: string } | null)?._bsontype === 'ObjectId';
}

/** Bounds within a component; with arrays one side alone is safe, since two elements may satisfy both. */
function keysOfRange(
	range: Range,
	direction: number,
	multikey: boolean
): { low: string; high: string } {
	const from = range.$gte ?? range.$gt;
	const to = range.$lte ?? range.$lt;
	// a bound takes in values of its own type alone: the other end is the type's edge
	const type = encodeValue(from ?? to)[0]!;
	const low = from !== undefined ? encodeValue(from) : type;
	const high = to !== undefined && !(multikey && from !== undefined) ? encodeValue(to) : type;
	return direction === -1
		? { low: invertKey(high), high: invertKey(low) + ABOVE_ALL }
		: { low, high: high + ABOVE_ALL };
}

/**
 * Whether every document that matches is in a partial index: said only where each of its conditions
 * is on a field that the filter pins, and holds for every value pinned. (A list that contains such a
 * value meets the condition too: the kinds of condition allowed there look at elements.)
 */
function implies(bounds: Map<string, unknown[]>, partial: Document): boolean {
	return Object.entries(partial).every(([path, condition]) => {
		const values = bounds.get(path);
		if (!values || path.startsWith('$') || path.includes('.')) return false;
		const holds = compileFilter({ [path]: condition });
		return values.every((value) => holds({ [path]: value }));
	});
}
