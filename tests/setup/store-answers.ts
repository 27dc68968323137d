import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { deserialize, EJSON, ObjectId, serialize } from 'bson';

/** A document as it comes off the wire. */
export type Raw = Record<string, unknown>;

/** One command's recorded answer: the reply without times and namespaces, or the error's code. */
export interface Answer {
	reply?: Raw;
	error?: Raw;
}

/** One recorded case: commands in order and their answers, brought to one form. */
export interface RecordedCase {
	line: number;
	group: string;
	must: boolean;
	commands: Raw[];
	answers: Answer[];
	/** The update that is to be tried on every document of `u`, by `_id`, in one command. */
	each?: Raw;
}

const folder = new URL('../fixtures/store-answers/', import.meta.url);

/** Typed values, as the store decodes what it receives. */
export const DECODING = {
	promoteValues: false,
	promoteLongs: false,
	promoteBuffers: false,
	bsonRegExp: true
};

const isPlain = (value: unknown): value is Raw =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** `$regex` is written `%regex` in the file: EJSON would read it as a regular expression. */
function unescape(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(unescape);
	if (!isPlain(value)) return value;
	const entries = Object.entries(value).map(([key, inner]) => [
		key.replace(/^%(?=regex$|options$)/, '$'),
		unescape(inner)
	]);
	return Object.fromEntries(entries) as Raw;
}

const decoded = (value: Raw): Raw => deserialize(serialize(value), DECODING);

/** The collections that the cases start from. */
export function recordedDocuments(): Record<string, Raw[]> {
	const text = readFileSync(new URL('documents.json', folder), 'utf8');
	const collections = EJSON.parse(text, { relaxed: false }) as Record<string, Raw[]>;
	return Object.fromEntries(
		Object.entries(collections).map(([name, list]) => [name, list.map(decoded)])
	);
}

/** All recorded cases, in the order of the file. */
export function recordedCases(): RecordedCase[] {
	const text = gunzipSync(readFileSync(new URL('answers.jsonl.gz', folder))).toString('utf8');
	return text.trim().split('\n').map(parseCase);
}

function parseCase(text: string, index: number): RecordedCase {
	const raw = decoded(unescape(EJSON.parse(text, { relaxed: false })) as Raw);
	const common = { line: index + 1, group: String(raw['group']), must: raw['must'] === true };
	if (!('commands' in raw)) {
		const ids = (raw['ids'] ?? []) as unknown[];
		const reply = { cursor: { firstBatch: ids.map((_id) => ({ _id })), open: false } };
		const find = { find: 'c', filter: raw['filter'], sort: { _id: 1 }, projection: { _id: 1 } };
		return {
			...common,
			commands: [decoded(find)],
			answers: [raw['error'] ? { error: raw['error'] as Raw } : { reply }]
		};
	}
	const commands = raw['commands'] as Raw[];
	const each = commands[0]?.['eachDocument'] as Raw | undefined;
	return { ...common, commands, answers: raw['answers'] as Answer[], ...(each ? { each } : {}) };
}

/** Numbers compare by value, key order matters, ids made by the server read 'generated'. */
export function canonical(value: unknown, anyOrder = false): unknown {
	if (value === null || typeof value !== 'object') {
		return typeof value === 'number' ? { n: String(value) } : value;
	}
	if (Array.isArray(value)) return value.map((item) => canonical(item, anyOrder));
	if (value instanceof ObjectId) {
		const text = value.toHexString();
		return text.startsWith('0000000000') ? { oid: text } : 'generated';
	}
	const type = isPlain(value) ? undefined : (value as { _bsontype?: string })._bsontype;
	if (type === 'Int32' || type === 'Double')
		return { n: String((value as { value: number }).value) };
	if (type === 'Long') return { n: String(value) };
	if (!isPlain(value)) return EJSON.serialize({ v: value }, { relaxed: false });
	const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
		key,
		canonical(inner, anyOrder)
	]);
	return { o: anyOrder ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries };
}

const sortKeys = (value: Raw): Raw =>
	Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** `distinct` may answer in any order. */
function orderless(reply: Raw): Raw {
	if (!Array.isArray(reply['values'])) return reply;
	const text = (value: unknown) => JSON.stringify(canonical(value));
	return { ...reply, values: reply['values'].toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) };
}

/** Whether two replies are the same answer. */
export function sameReply(a: Raw, b: Raw, anyOrder = false): boolean {
	const text = (reply: Raw) => JSON.stringify(canonical(sortKeys(orderless(reply)), anyOrder));
	return text(a) === text(b);
}
