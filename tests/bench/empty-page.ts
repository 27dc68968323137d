import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes';

const BUILT = join(root, 'build/bench/empty-kit');

/** Starts the empty page's server and says where it listens, as the other servers do. */
const STARTER = `
import { createServer } from 'node:http';
const { handler } = await import('./handler.js');
const server = createServer((request, response) => handler(request, response));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/** Builds Kit's own empty page with a layout. @returns the script that serves it */
export async function buildEmptyKit(): Promise<string> {
	const done = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
		cwd: join(root, 'tests/bench/empty-kit'),
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (done.status !== 0) throw new Error(`the empty page does not build:\n${done.stderr}`);
	const script = join(BUILT, 'starter.js');
	writeFileSync(script, STARTER);
	return script;
}
