import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { auditKey, useAuditKey } from './audit-key';

const dataDir = mkdtempSync(join(tmpdir(), 'escalafon-key-'));
const file = join(dataDir, 'audit.key');
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it('is made once, for its owner alone, and stays the same', () => {
	useAuditKey({ auditKey: null, dataDir });
	const first = Buffer.from(auditKey());
	expect(statSync(file).mode & 0o077).toBe(0);
	expect(readFileSync(file).equals(first)).toBe(true);
	useAuditKey({ auditKey: null, dataDir });
	expect(Buffer.from(auditKey()).equals(first)).toBe(true);
});

it('is never an empty one', () => {
	writeFileSync(file, '\n');
	expect(() => useAuditKey({ auditKey: null, dataDir })).toThrow('holds no key');
});
