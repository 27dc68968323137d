import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/make/catalogues.js';
import { oneLanguage } from './scripts/make/one-language.js';
import { rooms } from './scripts/make/rooms.js';

export default defineConfig(({ command }) => ({
	plugins: [catalogues(), sveltekit(), rooms(), oneLanguage()],
	ssr:
		command === 'build'
			? // A few files start in half the time that node_modules takes, and need none of it.
				{ noExternal: true, external: ['@node-rs/argon2'] }
			: {}
}));
