import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/make/catalogues.js';

export default defineConfig(({ command }) => ({
	plugins: [catalogues(), sveltekit()],
	// Few files start in a third of the time that node_modules takes.
	...(command === 'build' ? { ssr: { noExternal: true, external: ['@node-rs/argon2'] } } : {})
}));
