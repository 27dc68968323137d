import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixContentSchema } from '$lib/domain/matrix/content';
import { recogniseDocument } from '$lib/domain/matrix/recognition';

const twin = readFileSync('tests/fixtures/documents/matriz-atencion.txt', 'utf8').split('\n');
const cells = twin.flatMap((line) => line.split('|').map((cell) => cell.trim()));

const row = fc
	.array(fc.oneof(fc.constantFrom(...cells), fc.string({ maxLength: 30 })), { maxLength: 8 })
	.map((parts) => `| ${parts.join(' | ')} |`);
const line = fc.oneof(fc.constantFrom(...twin), row, fc.string({ unit: 'binary', maxLength: 80 }));

/** Every non-empty line stands in exactly one block, and the content is one the schema takes. */
function check(lines: string[]): void {
	let given = 0;
	const read = recogniseDocument(lines, () => `r-${(given += 1)}`);
	const times = lines.map(() => 0);
	for (const { firstLine, lastLine } of read.blocks)
		for (let at = firstLine; at <= lastLine; at += 1) times[at - 1] = (times[at - 1] ?? 0) + 1;
	lines.forEach((text, index) => {
		if (text.trim() !== '') expect(times[index], `line ${index + 1}`).toBe(1);
	});
	expect(matrixContentSchema.safeParse(read.content).error).toBeUndefined();
}

/** Milliseconds that a reading takes. */
function timed(text: string): number {
	const started = performance.now();
	const read = recogniseDocument(text, () => 'r');
	expect(read.blocks.length > 0).toBe(text.trim() !== '');
	return performance.now() - started;
}

describe('recognition of any text', () => {
	it('never throws, keeps every non-empty line and gives a valid content', () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 60 }), (lines) => check(lines)),
			{ numRuns: 300 }
		);
	});

	it('keeps every cell of a table somewhere: in the content, a label or the leftovers', () => {
		const words = fc.stringMatching(/^[a-z]{5,9}zq$/);
		fc.assert(
			fc.property(
				fc.array(fc.array(words, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
				(t) => {
					const lines = t.map((each) => `| ${each.join(' | ')} |`);
					const read = recogniseDocument([...twin, ...lines], () => 'r');
					const kept = JSON.stringify(read.content) + JSON.stringify(read.leftovers);
					for (const word of t.flat()) expect(kept).toContain(word);
				}
			),
			{ numRuns: 100 }
		);
	});

	it('takes time with the length of a document, not with its square, whatever its shape', () => {
		const fill = (piece: string, size: number) =>
			piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
		const whole = 5 * 1024 * 1024;
		const shapes = [
			'a',
			'|',
			'|a',
			'| a |\n',
			'\n',
			'x: y\n',
			'(',
			'1 ',
			twin.join('\n'),
			'| Funciones | Entregable |\n',
			'de a y ',
			'1,000 '
		];
		const growths = shapes.map((piece) => {
			const long = fill(piece, whole);
			const short = fill(piece, whole / 10);
			// The better of two, and never less than what a clock can tell.
			const best = (text: string) => Math.max(5, Math.min(timed(text), timed(text)));
			return { ms: best(long), growth: best(long) / best(short) };
		});
		const slowest = Math.max(...growths.map(({ ms }) => ms));
		console.log(`slowest of ${shapes.length} shapes of 5 MB: ${Math.round(slowest)} ms`);
		// Ten times the text: 10 where time grows evenly, 100 where it grows with the square.
		expect(Math.max(...growths.map(({ growth }) => growth))).toBeLessThan(50);
	}, 120_000);
});
