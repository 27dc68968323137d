import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { LAUNCH_ARGS } from './scripts/make/browser.js';
import { catalogues } from './scripts/make/catalogues.js';

export default defineConfig({
	plugins: [catalogues(), sveltekit()],
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/formats/**/*.test.ts'],
					exclude: ['src/**/*.svelte.test.ts']
				}
			},
			{
				extends: true,
				test: {
					name: 'component',
					include: ['src/**/*.svelte.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								executablePath: process.env.CHROMIUM_PATH,
								args: LAUNCH_ARGS
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			},
			{
				extends: true,
				test: {
					name: 'layout',
					environment: 'node',
					include: ['tests/layout/**/*.test.ts'],
					maxWorkers: 1,
					testTimeout: 240_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					environment: 'node',
					include: ['tests/integration/**/*.test.ts', 'tests/access/**/*.test.ts'],
					globalSetup: ['tests/setup/global.ts'],
					maxWorkers: 2,
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
