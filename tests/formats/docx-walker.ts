import { unzipSync } from 'fflate';
import { packageFaults, relationshipsOf, type Parts } from './docx-walker-package';
import { tableFaults } from './docx-walker-tables';
import { all, child, elements, parseXml, value, type XmlElement } from './docx-xml';

const STORY = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;
const HOLDS_PARAGRAPHS = new Set(
	['body', 'tc', 'hdr', 'ftr', 'txbxContent', 'footnote', 'endnote', 'comment', 'sdtContent'].map(
		(name) => `w:${name}`
	)
);
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;

/**
 * What is wrong with a Word file: the invariants that make Word offer to "repair" it, or break it
 * in silence, and that schema validation does not see. An empty list means that all hold.
 */
export function walkDocx(bytes: Uint8Array): string[] {
	let files: Record<string, Uint8Array>;
	try {
		files = unzipSync(bytes);
	} catch (error) {
		return [`not a zip file: ${String(error)}`];
	}
	const faults: string[] = [];
	const parts: Parts = new Map();
	for (const [name, content] of Object.entries(files)) {
		if (!/\.(xml|rels)$/.test(name)) {
			parts.set(name, null);
			continue;
		}
		try {
			parts.set(name, parseXml(content));
		} catch (error) {
			parts.set(name, null);
			faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	faults.push(...packageFaults(parts));
	const stories = [...parts].filter(
		(part): part is [string, XmlElement] => STORY.test(part[0]) && part[1] !== null
	);
	const textWidth = textWidthOf(parts.get('word/document.xml') ?? null);
	for (const [name, root] of stories) {
		faults.push(...fieldFaults(name, root));
		faults.push(...structureFaults(name, root));
		faults.push(...referenceFaults(name, root, relationshipsOf(parts, name)));
		all(root, 'w:tbl').forEach((table, index) => {
			faults.push(...tableFaults(table, `${name}, table ${index + 1}`, textWidth));
		});
	}
	faults.push(...bookmarkFaults(stories), ...drawingFaults(stories));
	faults.push(...styleFaults(parts, stories), ...numberingFaults(parts, stories));
	return faults;
}

function textWidthOf(document: XmlElement | null): number | null {
	const section = document ? all(document, 'w:sectPr').at(-1) : undefined;
	const size = child(section, 'w:pgSz');
	const margins = child(section, 'w:pgMar');
	if (!size || !margins) return null;
	const of = (element: XmlElement, name: string) => Number(element.attributes[`w:${name}`] ?? 0);
	return of(size, 'w') - of(margins, 'left') - of(margins, 'right');
}

function fieldFaults(name: string, root: XmlElement): string[] {
	const faults: string[] = [];
	const open: { separated: boolean }[] = [];
	for (const mark of all(root, 'w:fldChar')) {
		const type = mark.attributes['w:fldCharType'];
		const field = open.at(-1);
		if (type === 'begin') open.push({ separated: false });
		else if (!field) faults.push(`${name}: a field's ${type} without its begin`);
		else if (type === 'end') open.pop();
		else if (type !== 'separate') faults.push(`${name}: fldChar of type ${type}`);
		else if (field.separated) faults.push(`${name}: a field separated twice`);
		else field.separated = true;
	}
	if (open.length > 0) faults.push(`${name}: ${open.length} fields without end`);
	return faults;
}

function structureFaults(name: string, root: XmlElement): string[] {
	const faults: string[] = [];
	for (const { element, parent } of elements(root)) {
		if (element.name === 'w:p' && !HOLDS_PARAGRAPHS.has(parent?.name ?? ''))
			faults.push(`${name}: a paragraph inside ${parent?.name}`);
		element.children.forEach((each, index) => {
			if (each.name === 'w:tbl' && element.children[index + 1]?.name === 'w:tbl')
				faults.push(`${name}: two tables without a paragraph between them grow into one`);
		});
		if (['w:hdr', 'w:ftr', 'w:txbxContent'].includes(element.name)) {
			if (element.children.at(-1)?.name !== 'w:p')
				faults.push(`${name}: ${element.name} does not end in a paragraph`);
		}
	}
	const body = child(root, 'w:body');
	if (body) {
		if (body.children.at(-1)?.name !== 'w:sectPr') faults.push(`${name}: no section at the end`);
		if (body.children.at(-2)?.name !== 'w:p')
			faults.push(`${name}: the text does not end in a paragraph`);
	}
	return faults;
}

function referenceFaults(
	name: string,
	root: XmlElement,
	relationships: ReadonlyMap<string, string>
): string[] {
	const faults: string[] = [];
	for (const { element } of elements(root)) {
		for (const [attribute, id] of Object.entries(element.attributes)) {
			if (!['r:id', 'r:embed', 'r:link', 'r:pict'].includes(attribute)) continue;
			if (!relationships.has(id)) faults.push(`${name}: ${element.name} refers to unknown ${id}`);
		}
	}
	return faults;
}

function bookmarkFaults(stories: readonly [string, XmlElement][]): string[] {
	const faults: string[] = [];
	const ids = new Set<string>();
	const names = new Set<string>();
	for (const [part, root] of stories) {
		const open = new Set<string>();
		for (const { element } of elements(root)) {
			const id = element.attributes['w:id'] ?? '';
			if (element.name === 'w:bookmarkStart') {
				const name = element.attributes['w:name'] ?? '';
				if (ids.has(id)) faults.push(`${part}: bookmark id ${id} twice`);
				if (names.has(name.toLowerCase())) faults.push(`${part}: bookmark ${name} twice`);
				if (!NAME.test(name)) faults.push(`${part}: "${name}" is no bookmark name`);
				ids.add(id);
				names.add(name.toLowerCase());
				open.add(id);
			} else if (element.name === 'w:bookmarkEnd' && !open.delete(id)) {
				faults.push(`${part}: bookmark ${id} ends without a start`);
			}
		}
		for (const id of open) faults.push(`${part}: bookmark ${id} does not end`);
	}
	for (const [part, root] of stories) {
		for (const link of all(root, 'w:hyperlink')) {
			const anchor = link.attributes['w:anchor'];
			if (anchor && !names.has(anchor.toLowerCase()))
				faults.push(`${part}: a link to bookmark ${anchor}, which is nowhere`);
		}
	}
	return faults;
}

function drawingFaults(stories: readonly [string, XmlElement][]): string[] {
	const seen = new Set<string>();
	return stories.flatMap(([part, root]) =>
		all(root, 'wp:docPr').flatMap((drawing) => {
			const id = drawing.attributes.id ?? '';
			const faults = seen.has(id) ? [`${part}: drawing id ${id} twice`] : [];
			if (!/^[1-9]\d*$/.test(id)) faults.push(`${part}: "${id}" is no drawing id`);
			seen.add(id);
			return faults;
		})
	);
}

const STYLE_REFERENCES = {
	'w:pStyle': 'paragraph',
	'w:rStyle': 'character',
	'w:tblStyle': 'table'
};

function styleFaults(parts: Parts, stories: readonly [string, XmlElement][]): string[] {
	const faults: string[] = [];
	const sheet = parts.get('word/styles.xml');
	const types = new Map<string, string>();
	const styles = sheet ? all(sheet, 'w:style') : [];
	for (const style of styles) {
		const id = style.attributes['w:styleId'] ?? '';
		if (types.has(id)) faults.push(`word/styles.xml: style ${id} twice`);
		types.set(id, style.attributes['w:type'] ?? 'paragraph');
	}
	for (const style of styles) {
		for (const link of ['w:basedOn', 'w:next', 'w:link']) {
			const target = value(style, link);
			if (target !== undefined && !types.has(target))
				faults.push(`word/styles.xml: ${style.attributes['w:styleId']} ${link} ${target}, unknown`);
		}
	}
	for (const [part, root] of [...stories, ...numberingStory(parts)]) {
		for (const { element } of elements(root)) {
			const type = STYLE_REFERENCES[element.name as keyof typeof STYLE_REFERENCES];
			const id = element.attributes['w:val'] ?? '';
			if (type && types.get(id) !== type) faults.push(`${part}: no ${type} style ${id}`);
		}
	}
	return faults;
}

function numberingStory(parts: Parts): [string, XmlElement][] {
	const numbering = parts.get('word/numbering.xml');
	return numbering ? [['word/numbering.xml', numbering]] : [];
}

function numberingFaults(parts: Parts, stories: readonly [string, XmlElement][]): string[] {
	const faults: string[] = [];
	const numbering = parts.get('word/numbering.xml');
	const abstract = new Set(
		(numbering ? all(numbering, 'w:abstractNum') : []).map(
			(each) => each.attributes['w:abstractNumId']
		)
	);
	const numbers = new Set<string | undefined>(['0']);
	for (const each of numbering ? all(numbering, 'w:num') : []) {
		numbers.add(each.attributes['w:numId']);
		const target = value(each, 'w:abstractNumId');
		if (!abstract.has(target)) faults.push(`word/numbering.xml: no abstract numbering ${target}`);
	}
	for (const [part, root] of stories) {
		for (const each of all(root, 'w:numId')) {
			const id = each.attributes['w:val'];
			if (!numbers.has(id)) faults.push(`${part}: no numbering ${id}`);
		}
	}
	return faults;
}
