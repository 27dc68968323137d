import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli, serveStore } from '../../setup/run-cli';

const profile = (name: string) =>
	fileURLToPath(new URL(`../../../profiles/rodada/${name}.yaml`, import.meta.url));
const FILES = ['company', 'organization', 'people'].map(profile);

const folder = mkdtempSync(join(tmpdir(), 'escalafon-structure-'));
let store: Awaited<ReturnType<typeof serveStore>>;
beforeAll(async () => {
	store = await serveStore(join(folder, 'data'));
}, 60_000);
afterAll(async () => {
	await store?.stop();
	rmSync(folder, { recursive: true, force: true });
});
const cli = (...args: string[]) => runCli(args, { MONGODB_URI: store.uri });

it('a trial reads the files and changes nothing', { timeout: 60_000 }, async () => {
	const { code, out } = await cli('structure', 'import', ...FILES, '--dry-run', '--json');
	expect(code).toBe(0);
	expect(JSON.parse(out)).toMatchObject({
		dryRun: true,
		loaded: null,
		invited: [],
		counts: { companies: 1, positions: 24, employees: 39 }
	});
	expect(JSON.parse((await cli('accounts', 'list', '--json')).out)).toEqual([]);
});

it(
	'loads a company into an empty store, and invites everybody who has no account, once',
	{
		timeout: 120_000
	},
	async () => {
		const first = await cli('structure', 'import', ...FILES, '--json');
		expect(first.code, first.err).toBe(0);
		const { loaded, invited, counts } = JSON.parse(first.out);
		expect(loaded.created).toBeGreaterThan(100);
		expect(invited).toHaveLength(counts.people);
		expect(invited[0].url).toMatch(/\/setup\/\S{20,}$/);
		const again = JSON.parse((await cli('structure', 'import', ...FILES, '--json')).out);
		expect(again).toMatchObject({ loaded: { created: 0, changed: 0 }, invited: [] });
	}
);

it(
	'names every fault with its place, and loads nothing of a file that has one',
	{
		timeout: 60_000
	},
	async () => {
		const bad = join(folder, 'bad.yaml');
		writeFileSync(
			bad,
			'escalafon: structure/1\nunits:\n  - { code: ZZZ, name: Nueva, kind: área, company: nadie, from: ayer }\n'
		);
		const { code, err } = await cli('structure', 'import', bad);
		expect(code).toBe(1);
		expect(err).toContain('bad.yaml, renglón 3');
	}
);

it(
	'names every rule that a file would break, in a trial too, and loads nothing of it',
	{ timeout: 60_000 },
	async () => {
		const circle = join(folder, 'circle.yaml');
		writeFileSync(
			circle,
			[
				'escalafon: structure/1',
				'companies:',
				'  - { code: UNA, name: Una, country: MX, timeZone: America/Monterrey }',
				'units:',
				'  - { code: UNO, name: Uno, kind: área, company: UNA, from: 2020-01-01 }',
				'  - { code: DOS, name: Dos, kind: área, company: UNA, from: 2020-01-01 }',
				'positions:',
				'  - { code: P-UNO, title: Encargado, company: UNA }',
				'posts:',
				'  - { key: uno, position: P-UNO, unit: UNO, reportsTo: null, from: 2019-01-01 }',
				''
			].join('\n')
		);
		for (const trial of [['--dry-run'], []]) {
			const { code, err } = await cli('structure', 'import', circle, ...trial);
			expect(code).toBe(1);
			expect(err).toContain('La estructura tiene 2 errores.');
			expect(err.trim().split('\n')).toHaveLength(3);
			expect(err).toContain('Encargado · Uno');
		}
	}
);
