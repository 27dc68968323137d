import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { catalogues } from './scripts/make/catalogues.js';

export default defineConfig({ plugins: [catalogues(), sveltekit()] });
