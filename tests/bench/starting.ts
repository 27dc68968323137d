import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { signInByForm } from '../setup/sign-in-by-form';
import { startProduct, freePort } from '../setup/product';
import { figure, say, type Figure } from './figures';
import { ended, root } from './processes';
import { FLAGS, PRODUCT, productOn } from './product-on';
import { ask, median } from './walk';

const TIMES = 10;
const MOST = 4;
const PAUSE_MS = 1;

/** From starting a server's process to its first answer of 200, ms. */
async function firstAnswer(
	script: string,
	env: Record<string, string>,
	flags: readonly string[] = [],
	cookie?: string
): Promise<number> {
	const port = await freePort();
	const began = performance.now();
	const child = spawn(process.execPath, [...flags, script], {
		cwd: root,
		stdio: 'ignore',
		env: { ...process.env, ...env, PORT: String(port) }
	});
	for (;;) {
		const answered = await ask(port, { path: '/', ...(cookie ? { cookie } : {}) }).catch(
			() => null
		);
		if (answered) break;
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	const ms = performance.now() - began;
	await ended(child, 'SIGKILL');
	return ms;
}

/**
 * From `node` to the first page that a signed-in person is answered with, on the demonstration
 * company, beside a bare server's own start; its passwords were hashed before.
 */
export async function startFigures(folder: string): Promise<Figure[]> {
	say('Starting, ten times');
	const dataDir = join(folder, 'demonstration');
	const first = await startProduct({ DATA_DIR: dataDir });
	const cookie = await signInByForm(first.url, first.people.hr);
	await first.stop();
	const product: number[] = [];
	const bare: number[] = [];
	for (let time = 0; time < TIMES; time += 1) {
		bare.push(await firstAnswer(join(root, 'tests/bench/floor.js'), {}));
		product.push(await firstAnswer(PRODUCT, productOn(dataDir), FLAGS, cookie));
	}
	const ratio = median(product) / median(bare);
	say(`  ${median(product).toFixed(0)} ms beside ${median(bare).toFixed(0)} ms`);
	return [
		figure('start to the first answered page, beside a bare server', ratio, '×', MOST),
		figure('start to the first answered page', median(product), 'ms'),
		figure('start of a bare server', median(bare), 'ms')
	];
}
