/** Works under a lock: `node build-lock-victim.js LOCK LOG MILLISECONDS`, a line a step in the log. */
import { appendFileSync } from 'node:fs';
import { underLock } from '../../scripts/make/lock.js';

const [, , lock = '', log = '', milliseconds = '0'] = process.argv;
await underLock(
	lock,
	() => appendFileSync(log, 'waits\n'),
	async () => {
		appendFileSync(log, `begins ${process.pid}\n`);
		await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)));
		appendFileSync(log, `ends ${process.pid}\n`);
	}
);
