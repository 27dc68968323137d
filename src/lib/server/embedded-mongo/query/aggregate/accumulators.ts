import { Decimal128, Double, Int32, Long } from 'bson';
import { StoreError, badValue } from '../../errors';
import { isNumber, toDouble, type BsonNumber } from '../numbers';
import { compareValues, isPlain, keyToken, setField } from '../values';

/** Gathers the values of one group. */
export interface Accumulator {
	add(value: unknown): void;
	result(): unknown;
}

/** Adds doubles with a running correction, so that the order of many additions hardly matters. */
class Total {
	private whole = 0n;
	private sum = 0;
	private correction = 0;
	private hasDouble = false;
	private hasLong = false;

	add(value: BsonNumber): void {
		if (value instanceof Decimal128) {
			throw badValue('a sum of Decimal128 is not supported by this store');
		}
		if (value instanceof Double) {
			this.hasDouble = true;
			this.addDouble(value.value);
		} else {
			if (value instanceof Long) this.hasLong = true;
			this.whole += value instanceof Long ? value.toBigInt() : BigInt(toDouble(value));
		}
	}

	private addDouble(value: number): void {
		const next = this.sum + value;
		if (Number.isFinite(next)) {
			this.correction +=
				Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
		}
		this.sum = next;
	}

	/** The sum as a double, for averages. */
	double(): number {
		return this.sum + (this.correction + Number(this.whole));
	}

	/** The sum in the narrowest type that MongoDB would give. */
	value(): BsonNumber {
		if (this.hasDouble) return new Double(this.double());
		if (!this.hasLong && BigInt.asIntN(32, this.whole) === this.whole) {
			return new Int32(Number(this.whole));
		}
		return BigInt.asIntN(64, this.whole) === this.whole
			? Long.fromBigInt(this.whole)
			: new Double(Number(this.whole));
	}
}

function sum(): Accumulator {
	const total = new Total();
	return {
		add: (value) => {
			if (isNumber(value)) total.add(value);
		},
		result: () => total.value()
	};
}

function average(): Accumulator {
	const total = new Total();
	let count = 0;
	return {
		add: (value) => {
			if (!isNumber(value)) return;
			total.add(value);
			count++;
		},
		result: () => (count === 0 ? null : new Double(total.double() / count))
	};
}

const extreme = (sign: 1 | -1) => (): Accumulator => {
	let best: unknown;
	return {
		add: (value) => {
			if (value === null || value === undefined) return;
			if (best === undefined || sign * compareValues(value, best) > 0) best = value;
		},
		result: () => best ?? null
	};
};

function first(): Accumulator {
	let seen = false;
	let kept: unknown;
	return {
		add: (value) => {
			if (!seen) kept = value;
			seen = true;
		},
		result: () => kept ?? null
	};
}

function last(): Accumulator {
	let kept: unknown;
	return {
		add: (value) => {
			kept = value;
		},
		result: () => kept ?? null
	};
}

function list(): Accumulator {
	const values: unknown[] = [];
	return {
		add: (value) => {
			if (value !== undefined) values.push(value);
		},
		result: () => values
	};
}

function set(): Accumulator {
	const values = new Map<string, unknown>();
	return {
		add: (value) => {
			const token = keyToken([value]);
			if (value !== undefined && !values.has(token)) values.set(token, value);
		},
		result: () => [...values.values()]
	};
}

function mergeObjects(): Accumulator {
	const merged = {};
	return {
		add: (value) => {
			if (value === null || value === undefined) return;
			if (!isPlain(value)) throw new StoreError(40400, '$mergeObjects requires object inputs');
			for (const key of Object.keys(value)) setField(merged, key, value[key]);
		},
		result: () => merged
	};
}

/** The allow-list of accumulators of $group. */
export const ACCUMULATORS: Record<string, () => Accumulator> = {
	$sum: sum,
	$count: sum,
	$avg: average,
	$min: extreme(-1),
	$max: extreme(1),
	$first: first,
	$last: last,
	$push: list,
	$addToSet: set,
	$mergeObjects: mergeObjects
};

/** Accumulators of MongoDB that this store refuses by name. */
export const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set([
	'$accumulator',
	'$bottom',
	'$bottomN',
	'$concatArrays',
	'$firstN',
	'$lastN',
	'$maxN',
	'$median',
	'$minN',
	'$percentile',
	'$setUnion',
	'$stdDevPop',
	'$stdDevSamp',
	'$top',
	'$topN'
]);
