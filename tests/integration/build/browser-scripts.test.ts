import { describe, expect, it } from 'vitest';
import { oneExpression } from '../../../scripts/make/one-language.js';
import { chunkFor, roomOf } from '../../../scripts/make/rooms.js';

describe('the room of a page', () => {
	it.each([
		['/(app)', 'home'],
		['/(app)/positions', 'positions'],
		['/(app)/positions/[code]', 'matrix'],
		['/(app)/acknowledgements/[id]', 'matrix'],
		['/(app)/positions/[code]/edit', 'editor'],
		['/(app)/positions/[code]/history', 'positions'],
		['/(app)/settings/companies/[id]', 'settings'],
		['/(app)/organization', 'organization-chart'],
		['/(app)/organization/posts/[id]/edit', 'organization-posts'],
		['/(auth)/sign-in', 'auth']
	])('of %s is %s', (route, room) => {
		expect(roomOf(route)).toBe(room);
	});
});

describe('the chunk of a module', () => {
	it.each([
		['what the frame needs', ['entry', 'audit'], 'entry'],
		['what the position page shares', ['matrix', 'editor'], 'entry'],
		['what other rooms share', ['audit', 'editor'], 'shared'],
		[
			'what the organization’s rooms share',
			['organization-chart', 'organization-posts'],
			'organization'
		],
		['what they share with others', ['organization-chart', 'home'], 'shared'],
		['what one room alone needs', ['matrix'], 'matrix']
	])('%s', (_what, reached, chunk) => {
		expect(chunkFor(new Set(reached))).toBe(chunk);
	});
	it('that nobody reaches is left to the bundler', () => {
		expect(chunkFor(undefined)).toBeNull();
	});
});

describe('a message as Paraglide compiles it', () => {
	const dispatcher = `
export const hello = /** @type {any} */ ((inputs, options = {}) => {
	const locale = experimentalStaticLocale ?? options.locale ?? getLocale()
	if (locale === "en") return en_hello(inputs)
	return es_hello(inputs)
});`;
	const told = (code: string, english: boolean, inputs: object) =>
		(
			new Function('__ENGLISH__', `${code.replace('export ', '')}\nreturn hello;`) as (
				english: boolean
			) => (inputs: object) => string
		)(english)(inputs);

	it('becomes one expression that asks for the language', () => {
		const code = oneExpression(
			'hello',
			`const es_hello = /** @type {(i: any) => string} */ (i) => {
	return /** @type {LocalizedString} */ (\`Hola, \${i?.name} (\\\`así\\\`)\`)
};

const en_hello = /** @type {(i: any) => string} */ (i) => {
	return /** @type {LocalizedString} */ (\`Hello, \${i?.name}\`)
};
${dispatcher}`
		);
		expect(code).not.toContain('getLocale');
		expect(told(code ?? '', false, { name: 'Ana' })).toBe('Hola, Ana (`así`)');
		expect(told(code ?? '', true, { name: 'Ana' })).toBe('Hello, Ana');
	});

	it('keeps the branches of one that depends on a number', () => {
		const code = oneExpression(
			'hello',
			`const es_hello = (i) => {
	if (i.count === 1) return \`una\`;
	return \`varias\`;
};
const en_hello = (i) => {
	if (i.count === 1) return \`one\`;
	return \`many\`;
};
${dispatcher}`
		);
		expect([1, 2].map((count) => told(code ?? '', false, { count }))).toEqual(['una', 'varias']);
		expect([1, 2].map((count) => told(code ?? '', true, { count }))).toEqual(['one', 'many']);
	});

	it('is left alone where one language is missing', () => {
		expect(oneExpression('hello', `const es_hello = () => \`hola\`;${dispatcher}`)).toBeNull();
	});
});
