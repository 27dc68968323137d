import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkDocx } from '../../formats/docx-walker';
import { all, parseXml, visibleText } from '../../formats/docx-xml';
import { runCli, serveStore } from '../../setup/run-cli';

const fixture = (name: string) =>
	fileURLToPath(new URL(`../../fixtures/manual/${name}.yaml`, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'escalafon-manual-'));
let store: Awaited<ReturnType<typeof serveStore>>;
const cli = (...args: string[]) => runCli(args, { MONGODB_URI: store.uri });
beforeAll(async () => {
	store = await serveStore(join(folder, 'data'));
	for (const command of [
		['structure', 'import', fixture('structure')],
		['accounts', 'create-admin', 'rh@example.com'],
		['accounts', 'roles', 'rh@example.com', 'hr', 'administrator'],
		['manual', 'import', fixture('manual'), '--as', 'rh@example.com']
	]) {
		const { code, err } = await cli(...command);
		if (code !== 0) throw new Error(err);
	}
}, 120_000);
afterAll(async () => {
	await store?.stop();
	rmSync(folder, { recursive: true, force: true });
});

it('a manual that came from its files is written as a Word file', { timeout: 60_000 }, async () => {
	const out = join(folder, 'manual.docx');
	const run = await cli(
		...['manual', 'export', '901 0905', '--edition', 'open', '--out', out, '--json']
	);
	expect(run.code, run.err).toBe(0);
	const bytes = new Uint8Array(readFileSync(out));
	expect(run.json()).toEqual({ file: out, bytes: bytes.byteLength });
	expect(walkDocx(bytes)).toEqual([]);
	const root = parseXml(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
	expect(all(root, 'wpg:wgp').length).toBeGreaterThan(5);
	expect(visibleText(root)).toContain('Jefe Área de Activos Extraordinarios');
});

it('says so where there is no such manual or the edition is no number', async () => {
	expect(await cli('manual', 'export', 'NADA')).toMatchObject({ code: 1 });
	expect(await cli('manual', 'export', '901 0905', '--edition', 'dos')).toMatchObject({ code: 2 });
});
