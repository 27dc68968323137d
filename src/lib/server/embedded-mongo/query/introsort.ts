type Compare<T> = (a: T, b: T) => number;

/** Ranges up to this length are left to the insertion at the end. */
const THRESHOLD = 16;

/**
 * Sorts in place as the introsort of libstdc++ does, which MongoDB sorts with. The order of
 * documents that compare equal is undefined there; it is recorded in answers all the same, and a
 * program that was written against MongoDB may have come to rely on it.
 */
export function introsort<T>(list: T[], compare: Compare<T>): void {
	const depth = 2 * Math.floor(Math.log2(Math.max(1, list.length)));
	partitionRange(list, 0, list.length, depth, compare);
	const guarded = Math.min(list.length, THRESHOLD);
	for (let i = 1; i < guarded; i++) {
		if (compare(list[i]!, list[0]!) < 0) {
			const value = list[i]!;
			list.copyWithin(1, 0, i);
			list[0] = value;
		} else insert(list, i, compare);
	}
	for (let i = guarded; i < list.length; i++) insert(list, i, compare);
}

/** Moves an element to the left until it meets one that is not greater. */
function insert<T>(list: T[], from: number, compare: Compare<T>): void {
	const value = list[from]!;
	let i = from;
	for (; i > 0 && compare(value, list[i - 1]!) < 0; i--) list[i] = list[i - 1]!;
	list[i] = value;
}

function swap<T>(list: T[], a: number, b: number): void {
	const value = list[a]!;
	list[a] = list[b]!;
	list[b] = value;
}

function partitionRange<T>(
	list: T[],
	first: number,
	end: number,
	depth: number,
	compare: Compare<T>
): void {
	let last = end;
	let left = depth;
	while (last - first > THRESHOLD) {
		if (left-- === 0) {
			// Only input made to be slow comes here; the native sort is quick on all of it.
			const sorted = list.slice(first, last).sort(compare);
			for (const [i, value] of sorted.entries()) list[first + i] = value;
			return;
		}
		swap(list, first, median(list, first + 1, first + ((last - first) >> 1), last - 1, compare));
		const cut = partition(list, first + 1, last, list[first]!, compare);
		partitionRange(list, cut, last, left, compare);
		last = cut;
	}
}

function median<T>(list: T[], a: number, b: number, c: number, compare: Compare<T>): number {
	const less = (x: number, y: number) => compare(list[x]!, list[y]!) < 0;
	if (less(a, b)) return less(b, c) ? b : less(a, c) ? c : a;
	return less(a, c) ? a : less(b, c) ? c : b;
}

function partition<T>(
	list: T[],
	first: number,
	last: number,
	pivot: T,
	compare: Compare<T>
): number {
	let low = first;
	let high = last;
	for (;;) {
		while (compare(list[low]!, pivot) < 0) low++;
		high--;
		while (compare(pivot, list[high]!) < 0) high--;
		if (low >= high) return low;
		swap(list, low, high);
		low++;
	}
}
