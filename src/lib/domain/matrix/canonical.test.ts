import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryMatrix, soundMatrix } from '../../../../tests/factories/matrix-content';
import {
	canonicalBody,
	canonicalContent,
	canonicalJson,
	rowIdsInCanonicalOrder,
	withRowIds
} from './canonical';
import { matrixContentSchema, type MatrixContent } from './content';
import { ensureRowIds, rowIdFrom, withNewRowIds } from './row-ids';

function counter() {
	let next = 0;
	return () => `new-${++next}`;
}

/** The same value with the keys of every object the other way round. */
function reversedKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversedKeys);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, member]) => [key, reversedKeys(member)])
	);
}

describe('the canonical text of a content', () => {
	it('holds no row ids and does not change with them', () => {
		const content = soundMatrix();
		const text = canonicalContent(content);
		expect(text).not.toContain('"id"');
		expect(canonicalContent(withNewRowIds(content, counter()))).toBe(text);
	});

	it('keeps the position a recipient points to', () => {
		expect(canonicalContent(soundMatrix())).toContain('"positionId":"p-boss"');
	});

	it('does not depend on key order', () => {
		fc.assert(
			fc.property(arbitraryMatrix, (content) => {
				const turned = reversedKeys(content) as MatrixContent;
				expect(canonicalContent(turned)).toBe(canonicalContent(content));
			})
		);
	});

	it('is the same for composed and decomposed letters, outer spaces and line ends', () => {
		const one = soundMatrix({ objective: 'Atención\r\nal día ' });
		const other = soundMatrix({ objective: 'Atencio\u0301n\nal di\u0301a' });
		expect(canonicalContent(one)).toBe(canonicalContent(other));
	});

	it('changes with one letter, one number and the order of rows', () => {
		const text = canonicalContent(soundMatrix());
		const sound = soundMatrix();
		expect(canonicalContent(soundMatrix({ title: 'Analista de Ruta' }))).not.toBe(text);
		expect(canonicalContent({ ...sound, kpis: [...sound.kpis].reverse() })).not.toBe(text);
	});

	it('writes zero once and refuses numbers that are not finite', () => {
		expect(canonicalJson({ b: -0, a: undefined })).toBe('{"b":0}');
		expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
		expect(() => canonicalJson({ a: new Map([[1, 2]]).get })).toThrow(TypeError);
	});

	it('is read back to itself', () => {
		fc.assert(
			fc.property(arbitraryMatrix, (content) => {
				const text = canonicalContent(content);
				expect(canonicalContent(JSON.parse(text))).toBe(text);
			})
		);
	});

	it('stays as it is, or stored hashes would no longer verify', () => {
		const text = canonicalContent(soundMatrix());
		expect(createHash('sha256').update(text).digest('hex')).toBe(
			'960076601afb3144fc9d6269135f21a44703e1da3dbe43fb4c650aa615d35844'
		);
	});
});

describe('the canonical body', () => {
	it('adds code and placements and keeps ids of positions and units', () => {
		const body = {
			format: 1 as const,
			code: 'RUT-001',
			content: soundMatrix(),
			placements: [
				{
					unitId: 'u1',
					unitPath: ['Operación', 'Rutas'],
					boss: { positionId: 'p-boss', code: 'RUT-000', title: 'Jefe de Rutas' },
					reports: [],
					peers: [],
					headcount: 2
				}
			]
		};
		const text = canonicalBody(body);
		expect(JSON.parse(text)).toMatchObject({ code: 'RUT-001', format: 1 });
		expect(text).toContain('"unitId":"u1"');
		expect(canonicalBody({ ...body, code: 'RUT-002' })).not.toBe(text);
	});
});

describe('row ids', () => {
	it('go back to their rows from canonical text', () => {
		fc.assert(
			fc.property(arbitraryMatrix, (content) => {
				const ids = rowIdsInCanonicalOrder(content);
				const read = withRowIds(JSON.parse(canonicalContent(content)), ids);
				expect(rowIdsInCanonicalOrder(read)).toEqual(ids);
				expect(matrixContentSchema.parse(read)).toEqual(read);
			})
		);
	});

	it('are refused when their number does not fit the rows', () => {
		expect(() => withRowIds(soundMatrix(), ['one'])).toThrow(RangeError);
	});

	it('are given to rows without one and to copies, and stay where they are', () => {
		const sound = soundMatrix();
		const [first] = sound.functions;
		const copied = { ...sound, functions: [...sound.functions, first!] };
		const ensured = ensureRowIds(copied, counter());
		expect(ensured.functions[0]).toEqual(first);
		expect(ensured.functions[3]!.id).toBe('new-1');
		const ids = rowIdsInCanonicalOrder(ensured);
		expect(new Set(ids).size).toBe(ids.length);
		expect(copied.functions[3]!.id).toBe('f1');
	});

	it('are made of sixteen letters and digits that the schema takes', () => {
		const made = rowIdFrom(Uint8Array.from({ length: 16 }, (_, i) => i * 16));
		expect(made).toMatch(/^[a-z0-9]{16}$/);
		expect(() => rowIdFrom(new Uint8Array(4))).toThrow(RangeError);
	});
});
