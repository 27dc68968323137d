import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/make/catalogues.js';
import { plainAscii } from './scripts/make/plain-ascii.js';

/**
 * The second build: Kit's server in one file, and what runs beside it (the store's worker, the command
 * line, the server's own start). `ENTRIES` names the ones to build, as `name=file` pairs.
 */
const input = Object.fromEntries(
	(process.env.ENTRIES ?? '').split(',').map((pair) => pair.split('=') as [string, string])
);

export default defineConfig({
	plugins: [catalogues(), plainAscii()],
	logLevel: 'warn',
	resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
	ssr: {
		// One file starts in a third of the time that node_modules takes.
		noExternal: true,
		external: ['@node-rs/argon2']
	},
	build: {
		ssr: true,
		outDir: process.env.ENTRIES_OUT,
		emptyOutDir: false,
		target: 'node22',
		copyPublicDir: false,
		rolldownOptions: {
			input,
			external: ['@node-rs/argon2'],
			output: {
				entryFileNames: '[name].js',
				codeSplitting: false,
				// Lines and names stay, for whoever reads a stack in the log.
				comments: false,
				minify: false
			}
		}
	}
});
