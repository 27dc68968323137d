import { paraglideVitePlugin } from '@inlang/paraglide-js';

/** Compiles the message catalogues; both builds and the tests use the same. */
export const catalogues = () =>
	paraglideVitePlugin({
		project: './src/lib/i18n/project.inlang',
		outdir: './src/lib/i18n/paraglide',
		strategy: ['cookie', 'baseLocale'],
		cookieName: 'locale',
		// Two processes at once (tests beside a build) must not pull files from under each other.
		cleanOutdir: false
	});
