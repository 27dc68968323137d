import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/make/catalogues.js';
import { rooms } from './scripts/make/rooms.js';

export default defineConfig({ plugins: [catalogues(), sveltekit(), rooms()] });
