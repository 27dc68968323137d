import { EJSON } from 'bson';
import { describe, expect, it } from 'vitest';
import { answer, type Collections } from '../../../../../tests/setup/query-commands';
import {
	canonical,
	recordedCases,
	recordedDocuments,
	sameReply,
	type Answer,
	type Raw,
	type RecordedCase
} from '../../../../../tests/setup/store-answers';

/** Codes that say "not supported here"; any other error where an answer is due is a wrong one. */
const REFUSALS = new Set([2, 9, 59, 67, 72, 115, 168, 235, 238, 303, 40324, 40415]);

/** Groups that ask the query engine alone; the others are replayed through the wire. */
const GROUPS = [
	'filter',
	'filter-people',
	'sort',
	'sort-people',
	'projection',
	'update',
	'array-filters',
	'positional',
	'update-people',
	'upsert',
	'find-and-modify',
	'delete',
	'aggregate',
	'aggregate-more',
	'distinct'
];

/** Whoever changes a document it was given fails at once. */
function frozen<T>(value: T): T {
	const isHolder =
		Array.isArray(value) ||
		(typeof value === 'object' &&
			value !== null &&
			Object.getPrototypeOf(value) === Object.prototype);
	if (!isHolder) return value;
	Object.values(value as object).forEach(frozen);
	return Object.freeze(value);
}

const documents = frozen(recordedDocuments());
const cases = frozen(recordedCases());
const code = (reply: Answer): number => Number(reply.error?.['code']);
const text = (value: unknown): string => JSON.stringify(canonical(value));

type Verdict = 'equal' | 'refused' | 'wrong' | 'other code';

/** The update of the case for every document of `u`, then the documents that it changed. */
function answerEach(each: Raw, collections: Collections): Answer[] {
	const before = new Map(documents['u']!.map((one) => [text(one['_id']), text(one)]));
	const updates = documents['u']!.map((one) => ({
		...each,
		q: { _id: one['_id'], ...(each['q'] as Raw) }
	}));
	const first = answer({ update: 'u', updates, ordered: false }, collections);
	const changed = collections['u']!.filter((one) => text(one) !== before.get(text(one['_id'])));
	return [first, { reply: { changed } }];
}

function judge(recorded: RecordedCase): { verdict: Verdict; got: Answer[] } {
	const collections: Collections = Object.fromEntries(
		Object.entries(documents).map(([name, list]) => [name, [...list]])
	);
	const got = recorded.each
		? answerEach(recorded.each, collections)
		: recorded.commands.map((command) => answer(command, collections));
	let verdict: Verdict = 'equal';
	for (const [i, want] of recorded.answers.entries()) {
		const reply = got[i]!;
		if (want.error && reply.error) {
			if (code(want) !== code(reply)) verdict = 'other code';
		} else if (reply.error) {
			return { verdict: REFUSALS.has(code(reply)) ? 'refused' : 'wrong', got };
		} else if (!want.reply || !sameReply(want.reply, reply.reply!, recorded.group === 'upsert')) {
			return { verdict: isRefusal(recorded, want, reply) ? 'refused' : 'wrong', got };
		}
	}
	return { verdict, got };
}

/** An update refused document by document is a refusal too, where the case is not needed. */
function isRefusal(recorded: RecordedCase, want: Answer, reply: Answer): boolean {
	const errors = (from?: Raw) => (from?.['writeErrors'] ?? []) as Raw[];
	const known = new Set(errors(want.reply).map((each) => Number(each['index'])));
	const extra = errors(reply.reply).filter((each) => !known.has(Number(each['index'])));
	return (
		!recorded.must && extra.length > 0 && extra.every((each) => REFUSALS.has(Number(each['code'])))
	);
}

const brief = (value: unknown): string => EJSON.stringify(value, { relaxed: true }).slice(0, 600);

const show = (recorded: RecordedCase, verdict: Verdict, got: Answer[]): string =>
	`line ${recorded.line}: ${verdict}\n  ask  ${brief(recorded.each ?? recorded.commands)}\n` +
	`  want ${brief(recorded.answers)}\n  got  ${brief(got)}`;

describe('the recorded answers of a real MongoDB', () => {
	it.each(GROUPS)('are given by the query engine in the group "%s"', (group) => {
		const failures: string[] = [];
		for (const recorded of cases.filter((each) => each.group === group)) {
			const { verdict, got } = judge(recorded);
			const isFine = verdict === 'equal' || (verdict === 'refused' && !recorded.must);
			if (!isFine) failures.push(show(recorded, verdict, got));
		}
		expect(failures).toEqual([]);
	});

	it('are refused by the query engine only in cases that the product does not need', () => {
		const refused = cases
			.filter((each) => GROUPS.includes(each.group))
			.filter((each) => judge(each).verdict === 'refused')
			.map((each) => each.line);
		// $setWindowFields and $merge.
		expect(refused).toEqual([1983, 1985]);
	});
});
