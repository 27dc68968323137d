import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/make/catalogues.js';

/**
 * The second build: what runs beside Kit's server (the store's worker, the command line, the
 * server's own start). `ENTRIES` names the ones to build, as `name=file` pairs.
 */
const input = Object.fromEntries(
	(process.env.ENTRIES ?? '').split(',').map((pair) => pair.split('=') as [string, string])
);

export default defineConfig({
	plugins: [catalogues()],
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
		minify: false,
		rolldownOptions: {
			input,
			external: ['@node-rs/argon2', /\/handler\.js$/],
			output: {
				entryFileNames: '[name].js',
				chunkFileNames: 'chunks/[name]-[hash].js'
			}
		}
	}
});
