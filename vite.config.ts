import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export const catalogues = () =>
	paraglideVitePlugin({
		project: './src/lib/i18n/project.inlang',
		outdir: './src/lib/i18n/paraglide',
		strategy: ['cookie', 'baseLocale'],
		cookieName: 'locale'
	});

export default defineConfig({ plugins: [catalogues(), sveltekit()] });
