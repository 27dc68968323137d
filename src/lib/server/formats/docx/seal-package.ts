import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Read and written as local time by the zip library, so the bytes are the same in every zone. */
const noTime = () => new Date(1980, 0, 1);
const FIRST = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Names the look-alike of the same measures for machines without Calibri. */
const FONT_TABLE =
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${W}">` +
	`<w:font w:name="Calibri"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/>` +
	`<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`;

/**
 * Puts our own styles and font table into a package that the library made and takes everything out
 * that differs between two renderings of the same input: times in the core properties and in the
 * zip's directory, the order of the parts.
 * @param moment ISO moment for `created` and `modified`
 */
export function sealPackage(bytes: Uint8Array, styles: string, moment: string): Uint8Array {
	const parts = unzipSync(bytes);
	parts['word/styles.xml'] = strToU8(styles);
	parts['word/fontTable.xml'] = strToU8(FONT_TABLE);
	const core = parts['docProps/core.xml'];
	if (core) {
		const time = new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
		parts['docProps/core.xml'] = strToU8(
			strFromU8(core).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${time}`)
		);
	}
	const rest = Object.keys(parts)
		.filter((name) => !FIRST.includes(name))
		.sort();
	const ordered: Zippable = {};
	for (const name of [...FIRST, ...rest]) {
		const part = parts[name];
		if (part) ordered[name] = [part, { mtime: noTime(), level: 6, os: 0 }];
	}
	return zipSync(ordered);
}
