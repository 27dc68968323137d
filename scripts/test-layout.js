/**
 * `npm run test:layout`: proves the page numbers of manuals against LibreOffice's own pages. It
 * needs LibreOffice Writer, Poppler and the fonts that are as wide as Word's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { requireNode } from './make/node-version.js';
import { root } from './make/stale.js';

requireNode();
/** @param {string} command @param {string[]} args */
const answers = (command, args) =>
	spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
const fonts = spawnSync('fc-list', [':family=Carlito'], { encoding: 'utf8' }).stdout ?? '';
const missing = [
	answers('soffice', ['--version']) ? '' : 'libreoffice-writer-nogui',
	answers('pdftotext', ['-v']) ? '' : 'poppler-utils',
	fonts.includes('Carlito') ? '' : 'fonts-crosextra-carlito'
].filter((each) => each !== '');
if (missing.length > 0) {
	console.error(
		`Page numbers are proved with LibreOffice, Poppler and Carlito. Missing here: ${missing.join(', ')} (names of Debian's packages).`
	);
	process.exit(2);
}
const vitest = spawn(join(root, 'node_modules/.bin/vitest'), ['run', '--project=layout'], {
	cwd: root,
	stdio: 'inherit',
	env: {
		...process.env,
		CI: 'true',
		PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`
	}
});
vitest.on('exit', (code) => process.exit(code ?? 1));
