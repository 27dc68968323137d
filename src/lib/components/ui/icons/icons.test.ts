import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ICON_NAMES } from './icon-names';

const lucide = join(dirname(createRequire(import.meta.url).resolve('@lucide/svelte')), 'icons');

/** One `<symbol>` from the node list that lucide's component carries. */
function symbol(name: string): string {
	// Renamed icons keep their old name as a file that points to the new one.
	const pointer = readFileSync(join(lucide, `${name}.js`), 'utf8');
	const target = /from "\.\/(.*)"/.exec(pointer)?.[1] ?? '';
	const source = readFileSync(join(lucide, target), 'utf8');
	const found = /const iconData = (\{.*\});/.exec(source);
	const { node } = JSON.parse(found?.[1] ?? '{}') as { node: [string, Record<string, string>][] };
	const shapes = node.map(([tag, attributes]) => {
		const drawn = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
		return `<${tag}${drawn.join('')}/>`;
	});
	return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`;
}

describe('the icon file', () => {
	it('holds exactly the named icons as lucide draws them', async () => {
		const drawn = ICON_NAMES.map(symbol).join('\n');
		await expect(
			`<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide, ISC License -->\n${drawn}\n</svg>\n`
		).toMatchFileSnapshot('./icons.svg');
	});
	it('names its icons once each, in order', () => {
		expect([...new Set(ICON_NAMES)].sort()).toEqual([...ICON_NAMES]);
	});
});
