import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deserialize } from 'bson';
import { BSON } from 'mongodb';
import type { Db } from 'mongodb';
import {
	DECODING,
	canonical,
	recordedCases,
	recordedDocuments,
	sameReply
} from '../../setup/store-answers';
import type { Answer, Raw, RecordedCase } from '../../setup/store-answers';
import { startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

/** Codes that say "not supported here"; any other error where an answer is due is a wrong answer. */
const REFUSALS = new Set([2, 9, 59, 67, 72, 115, 168, 235, 238, 303, 40324, 40415]);
const VOLATILE = new Set([
	'ok',
	'$clusterTime',
	'operationTime',
	'electionId',
	'opTime',
	'codeName'
]);
const documents = recordedDocuments();
const cases = recordedCases();

let test: TestStore;
let db: Db;

beforeAll(async () => {
	test = await startTestStore();
	const client = await test.connect({ retryWrites: false, ...DECODING });
	db = client.db('answers_replay');
	for (const name of ['c', 'people', 'L', 'units']) await fresh(name);
});
afterAll(() => test.stop());

async function drop(name: string): Promise<void> {
	await db
		.collection(name)
		.drop()
		.catch((error: { code?: number }) => {
			if (Number(error.code) !== 26) throw error;
		});
}

async function fresh(name: string): Promise<void> {
	await drop(name);
	await db.collection(name).insertMany(documents[name]!.map((each) => ({ ...each })));
}

/** A reply as the recording has it: without times, cursor id and namespace. */
function tidy(reply: Raw): Raw {
	const out: Raw = {};
	for (const [field, value] of Object.entries(reply)) if (!VOLATILE.has(field)) out[field] = value;
	const cursor = out.cursor as Raw | undefined;
	if (cursor) {
		const open = cursor.open ?? String(cursor.id) !== '0';
		out.cursor = { firstBatch: cursor.firstBatch, open };
	}
	const errors = out.writeErrors as Raw[] | undefined;
	if (errors)
		out.writeErrors = errors.map(({ index, code, keyPattern, keyValue }) => ({
			index,
			code,
			...(keyPattern ? { keyPattern, keyValue } : {})
		}));
	const upserted = out.upserted as Raw[] | undefined;
	if (upserted) out.upserted = upserted.map(({ index, _id }) => ({ index, _id }));
	return out;
}

/** The driver has its own copy of the value classes: what it hands over is read again with ours. */
const ours = (value: Raw): Raw => deserialize(BSON.serialize(value), DECODING);

async function ask(command: Raw): Promise<Answer> {
	try {
		return { reply: tidy(ours(await db.command(command, DECODING))) };
	} catch (error) {
		const { code, keyPattern, keyValue } = error as Raw;
		return {
			error: { code: Number(code ?? 0), ...(keyPattern ? ours({ keyPattern, keyValue }) : {}) }
		};
	}
}

type Verdict = 'equal' | 'refused' | 'wrong';

const shown = (value: unknown): string => JSON.stringify(canonical(value)).slice(0, 400);
const key = (value: unknown): string => JSON.stringify(canonical(value));

function commandsOf(recorded: RecordedCase): Raw[] {
	const { each } = recorded;
	if (!each) return recorded.commands;
	const updates = documents.u!.map((d) => ({ ...each, q: { _id: d._id, ...(each.q as Raw) } }));
	return [
		{ update: 'u', updates, ordered: false },
		{ find: 'u', filter: {}, sort: { _id: 1 } }
	];
}

async function judge(recorded: RecordedCase, other: () => void): Promise<[Verdict, string]> {
	const commands = commandsOf(recorded);
	const written = new Set(
		commands.flatMap((c) => [c.update, c.insert, c.delete, c.findAndModify, c.createIndexes])
	);
	for (const name of ['u', 'w']) if (written.has(name)) await fresh(name);
	for (const name of ['e', 'outc', 'never', 'none']) await drop(name);
	for (const [i, command] of commands.entries()) {
		const got = await ask(command);
		const want = recorded.answers[i]!;
		if (recorded.each && i === 1 && got.reply) {
			const before = new Map(documents.u!.map((d) => [key(d._id), key(d)]));
			const batch = (got.reply.cursor as { firstBatch: Raw[] }).firstBatch;
			got.reply = { changed: batch.filter((d) => key(d) !== before.get(key(d._id))) };
		}
		const why = `want ${shown(want)} got ${shown(got)}`;
		if (want.error && got.error) {
			const code = Number(got.error.code);
			const differs =
				want.error.keyPattern && !sameReply(withoutCode(want.error), withoutCode(got.error));
			if (code <= 1 || code === 8 || differs) return ['wrong', why];
			if (Number(want.error.code) !== code) other();
			continue;
		}
		if (got.error) return [REFUSALS.has(Number(got.error.code)) ? 'refused' : 'wrong', why];
		const anyOrder = recorded.group === 'upsert';
		if (want.error || !sameReply(tidy(want.reply!), got.reply!, anyOrder)) {
			// an update refused document by document is a refusal too, where the case is not needed
			const known = new Set(((want.reply?.writeErrors ?? []) as Raw[]).map((w) => Number(w.index)));
			const extra = ((got.reply!.writeErrors ?? []) as Raw[]).filter(
				(w) => !known.has(Number(w.index))
			);
			const refused =
				!recorded.must && extra.length > 0 && extra.every((w) => REFUSALS.has(Number(w.code)));
			return [refused ? 'refused' : 'wrong', why];
		}
	}
	return ['equal', ''];
}

const withoutCode = (error: Raw): Raw => ({
	keyPattern: error.keyPattern,
	keyValue: error.keyValue
});

describe('the recorded answers of a real MongoDB', () => {
	it('none is answered wrongly, and none that the product needs is refused', async () => {
		const tally: Record<
			string,
			{ equal: number; refused: number; wrong: number; otherCode: number }
		> = {};
		const faults: string[] = [];
		for (const recorded of cases) {
			const group = (tally[recorded.group] ??= { equal: 0, refused: 0, wrong: 0, otherCode: 0 });
			const [verdict, why] = await judge(recorded, () => (group.otherCode += 1));
			group[verdict] += 1;
			if (verdict === 'wrong' || (verdict === 'refused' && recorded.must))
				faults.push(`line ${recorded.line} ${recorded.group} ${verdict}: ${why}`);
		}
		console.table(tally);
		expect(faults).toEqual([]);
		expect(cases).toHaveLength(2005);
	}, 60_000);
});
