import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'src/lib/i18n/paraglide/', 'test-results/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'no-console': ['error', { allow: ['warn', 'error'] }],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'Use a const list and a union type.' }
			],
			// Inline style attributes are blocked by the content security policy.
			'svelte/no-inline-styles': ['error', { allowTransitions: true }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig
			}
		}
	},
	{
		files: ['src/**'],
		ignores: ['src/lib/components/ui/enhance-once.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					name: '$app/forms',
					importNames: ['enhance'],
					message: 'Take it from components/ui/enhance-once: a double click sends a form once.'
				}
			]
		}
	},
	{
		files: ['scripts/**', 'tests/**', '*.config.*'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'Date', message: 'Time is an argument of a rule: take a civil date or a moment.' },
				{ name: 'crypto', message: 'Rules do not hash or draw: a service hands the function in.' },
				{ name: 'process', message: 'Rules know no process.' }
			]
		}
	}
);
