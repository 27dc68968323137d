import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '$lib/server/errors';

type Catalogue = Record<string, unknown>;
const ROOT = join(import.meta.dirname, '../../..');
const MESSAGES = join(import.meta.dirname, 'messages');
const areas = readdirSync(join(MESSAGES, 'es'));

function read(locale: 'es' | 'en', area: string): Catalogue {
	const text = readFileSync(join(MESSAGES, locale, area), 'utf8');
	return JSON.parse(text) as Catalogue;
}

function placeholders(message: unknown): string[] {
	const found = JSON.stringify(message).matchAll(/\{(\w+)\}/g);
	return [...new Set([...found].map(([, name]) => name!))].sort();
}

/** The code of a folder, without its tests and what is compiled from the catalogues. */
function code(folder: string): string {
	return readdirSync(folder, { withFileTypes: true })
		.filter(({ name }) => name !== 'paraglide' && !name.includes('.test.'))
		.map((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return code(path);
			return /\.(ts|svelte)$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
		})
		.join('\n');
}

describe('the catalogues', () => {
	it('are the same files in both languages', () => {
		expect(readdirSync(join(MESSAGES, 'en'))).toEqual(areas);
	});

	it.each(areas)('%s has the same keys with the same parts in both languages', (area) => {
		const [es, en] = [read('es', area), read('en', area)];
		expect(Object.keys(en)).toEqual(Object.keys(es));
		for (const [key, message] of Object.entries(es))
			expect(placeholders(en[key]), key).toEqual(placeholders(message));
	});

	it('name no text twice', () => {
		const keys = areas.flatMap((area) => Object.keys(read('es', area)));
		expect(keys.length).toBe(new Set(keys).size);
	});

	it('hold no text that nobody shows', () => {
		const used = new Set(
			['src', 'scripts'].flatMap((top) => code(join(ROOT, top)).match(/\w+/g) ?? [])
		);
		const failures = new Set(
			Object.keys(ERROR_STATUS).map((failure) => `errors_${failure.replaceAll('-', '_')}`)
		);
		const idle = areas
			.flatMap((area) => Object.keys(read('es', area)))
			.filter((key) => !used.has(key) && !failures.has(key))
			.filter((key) => !key.startsWith('errors_store_'));
		expect(idle).toEqual([]);
	});

	it('speak to the reader as «tú»', () => {
		const formal =
			/\b[Uu]sted(es)?\b|\b(Guárdel[oa]|Guarde|Revise|Elija|Escriba|Haga|Ingrese|Seleccione|Verifique|Intente|Pida|Espere|Vuelva|Inicie|Abra|Suba|Confirme|Agregue)\b/;
		const found = areas.flatMap((area) =>
			Object.entries(read('es', area)).filter(([, message]) => formal.test(JSON.stringify(message)))
		);
		expect(found).toEqual([]);
	});
});
