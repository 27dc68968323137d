import { SaxesParser } from 'saxes';

/** An element with the customary prefix of its namespace, whatever prefix the file uses. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlElement[];
	text: string;
}

const PREFIXES: Record<string, string> = {
	'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
	'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
	'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
	'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
	'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
	'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
	'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
	'http://schemas.openxmlformats.org/package/2006/relationships': '',
	'http://schemas.openxmlformats.org/package/2006/content-types': ''
};

const named = (uri: string, prefix: string, local: string) => {
	const known = uri === '' ? '' : (PREFIXES[uri] ?? prefix);
	return known ? `${known}:${local}` : local;
};

/**
 * The tree of an XML part.
 * @throws Error with the parser's words when it is not well-formed or holds a forbidden character
 */
export function parseXml(bytes: Uint8Array): XmlElement {
	const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	const parser = new SaxesParser({ xmlns: true });
	const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
	const open = [top];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', (tag) => {
		const attributes: Record<string, string> = {};
		for (const each of Object.values(tag.attributes)) {
			attributes[named(each.uri, each.prefix, each.local)] = each.value;
		}
		const element = {
			name: named(tag.uri, tag.prefix, tag.local),
			attributes,
			children: [],
			text: ''
		};
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('text', (text) => {
		const current = open.at(-1);
		if (current) current.text += text;
	});
	parser.on('closetag', () => open.pop());
	parser.write(source).close();
	const [root] = top.children;
	if (!root) throw new Error('no root element');
	return root;
}

/** Every element below and including the given one, in document order, with its parent. */
export function* elements(
	root: XmlElement,
	parent: XmlElement | null = null
): Generator<{ element: XmlElement; parent: XmlElement | null }> {
	yield { element: root, parent };
	for (const child of root.children) yield* elements(child, root);
}

export function all(root: XmlElement, name: string): XmlElement[] {
	return [...elements(root)].map(({ element }) => element).filter((each) => each.name === name);
}

export function child(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
	let current = element;
	for (const name of path) current = current?.children.find((each) => each.name === name);
	return current;
}

/** The `w:val` of a child, or undefined without such a child. */
export function value(element: XmlElement | undefined, ...path: string[]): string | undefined {
	return child(element, ...path)?.attributes['w:val'];
}

/** All text that a reader sees in the element, a paragraph or line break as a line end. */
export function visibleText(root: XmlElement): string {
	if (root.name === 'w:t') return root.text;
	if (root.name === 'w:br') return '\n';
	const inside = root.children.map(visibleText).join('');
	return root.name === 'w:p' ? `${inside}\n` : inside;
}
