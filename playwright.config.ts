import { defineConfig } from '@playwright/test';
import { LAUNCH_ARGS } from './scripts/make/browser.js';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	fullyParallel: false,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 90_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json']],
	use: {
		launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: LAUNCH_ARGS },
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		screenshot: 'only-on-failure',
		actionTimeout: 10_000
	}
});
