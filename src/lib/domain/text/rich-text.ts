/**
 * A small rich text, written as plain text with light marks, that can hold nothing dangerous:
 *
 *     ## Sub-heading
 *     A paragraph with **bold** and *italic* words. An empty line ends it.
 *     - a bulleted list
 *     1. a numbered list
 *
 * A backslash before a mark makes it an ordinary sign. A mark that is not closed is one, too.
 */
export interface Inline {
	/** May hold `\n` where the writer broke the line. */
	text: string;
	bold: boolean;
	italic: boolean;
}

export type RichBlock =
	| { kind: 'heading' | 'paragraph'; inlines: Inline[] }
	| { kind: 'bullets' | 'numbers'; items: Inline[][] };

const HEADING = /^#{1,6}[ \t]+(.*)$/;
const ITEM = /^[ \t]*(?:([-*•])|\d{1,3}[.)])[ \t]+(.*)$/;
const MARK = /\\([\\*#-])|\*\*|\*/g;

/** Plain blocks in their order; an empty text has none. */
export function parseRichText(source: string): RichBlock[] {
	const blocks: RichBlock[] = [];
	let paragraph: string[] = [];
	let list = null as { kind: 'bullets' | 'numbers'; items: string[] } | null;
	const close = () => {
		if (paragraph.length > 0)
			blocks.push({ kind: 'paragraph', inlines: inlinesOf(paragraph.join('\n')) });
		if (list) blocks.push({ kind: list.kind, items: list.items.map(inlinesOf) });
		paragraph = [];
		list = null;
	};
	for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
		const text = line.trim();
		const heading = HEADING.exec(text);
		const item = ITEM.exec(text);
		if (text === '') close();
		else if (heading) {
			close();
			blocks.push({ kind: 'heading', inlines: inlinesOf(heading[1] ?? '') });
		} else if (item) {
			const kind = item[1] === undefined ? 'numbers' : 'bullets';
			if (list?.kind !== kind) close();
			list ??= { kind, items: [] };
			list.items.push(item[2] ?? '');
		} else if (list && list.items.length > 0) {
			// The item goes on in the next line.
			list.items.push(`${list.items.pop()}\n${text}`);
		} else paragraph.push(text);
	}
	close();
	return blocks;
}

/** The words alone, one line a block or item: for search, comparison and short previews. */
export function plainRichText(source: string): string {
	const words = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('');
	return parseRichText(source)
		.flatMap((block) => ('items' in block ? block.items.map(words) : [words(block.inlines)]))
		.join('\n');
}

/** One line or paragraph with its bold and italic parts; neighbours that look alike are one part. */
function inlinesOf(source: string): Inline[] {
	const tokens = tokensOf(source);
	const closed = closedMarks(tokens);
	const inlines: Inline[] = [];
	let bold = false;
	let italic = false;
	tokens.forEach(({ text, mark }, at) => {
		if (mark && closed.has(at)) {
			if (mark === '**') bold = !bold;
			else italic = !italic;
			return;
		}
		const last = inlines.at(-1);
		if (last && last.bold === bold && last.italic === italic) last.text += text;
		else inlines.push({ text, bold, italic });
	});
	return inlines;
}

interface Token {
	text: string;
	mark: '*' | '**' | null;
}

function tokensOf(source: string): Token[] {
	const tokens: Token[] = [];
	let from = 0;
	for (const found of source.matchAll(MARK)) {
		if (found.index > from) tokens.push({ text: source.slice(from, found.index), mark: null });
		const escaped = found[1];
		if (escaped !== undefined) tokens.push({ text: escaped, mark: null });
		else tokens.push({ text: found[0], mark: found[0] === '**' ? '**' : '*' });
		from = found.index + found[0].length;
	}
	if (from < source.length) tokens.push({ text: source.slice(from), mark: null });
	return tokens;
}

/** Marks that open and close: the first must touch what follows, the second what goes before. */
function closedMarks(tokens: readonly Token[]): Set<number> {
	const closed = new Set<number>();
	const open = new Map<string, number>();
	tokens.forEach(({ mark }, at) => {
		if (!mark) return;
		const touches = (text: string | undefined, edge: RegExp) =>
			text !== undefined && edge.test(text);
		const opener = open.get(mark);
		if (opener !== undefined && touches(tokens[at - 1]?.text, /\S$/)) {
			closed.add(opener).add(at);
			open.delete(mark);
		} else if (opener === undefined && touches(tokens[at + 1]?.text, /^\S/)) open.set(mark, at);
	});
	return closed;
}
