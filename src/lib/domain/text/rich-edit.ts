/** A text with what is selected in it, as a field holds them. */
export interface Selected {
	text: string;
	from: number;
	to: number;
}

/** Puts marks of bold (`**`) or italic (`*`) around the selection, or takes them away again. */
export function toggleMark({ text, from, to }: Selected, mark: '**' | '*'): Selected {
	const size = mark.length;
	const chosen = text.slice(from, to);
	const space = /^\s*/.exec(chosen)?.[0].length ?? 0;
	const words = chosen.trim();
	const start = from + space;
	const end = start + words.length;
	const before = /\*+$/.exec(text.slice(0, start))?.[0].length ?? 0;
	const after = /^\*+/.exec(text.slice(end))?.[0].length ?? 0;
	// Three stars are bold and italic at once.
	const has = (stars: number) => stars === size || stars === 3;
	if (has(before) && has(after))
		return {
			text: text.slice(0, start - size) + words + text.slice(end + size),
			from: start - size,
			to: end - size
		};
	return {
		text: text.slice(0, start) + mark + words + mark + text.slice(end),
		from: start + size,
		to: end + size
	};
}

export type LineMark = 'heading' | 'bullets' | 'numbers';

const MARKS: Record<LineMark, { is: RegExp; put: (at: number) => string }> = {
	heading: { is: /^#{1,6}[ \t]+/, put: () => '## ' },
	bullets: { is: /^[-*•][ \t]+/, put: () => '- ' },
	numbers: { is: /^\d{1,3}[.)][ \t]+/, put: (at) => `${String(at + 1)}. ` }
};

/** Makes the selected lines a sub-heading, a bulleted or a numbered list, or plain lines again. */
export function toggleLines({ text, from, to }: Selected, kind: LineMark): Selected {
	const start = text.lastIndexOf('\n', from - 1) + 1;
	const next = text.indexOf('\n', Math.max(to, start));
	const end = next < 0 ? text.length : next;
	const lines = text.slice(start, end).split('\n');
	const { is, put } = MARKS[kind];
	const all = lines.every((line) => line.trim() === '' || is.test(line)) && is.test(lines.join(''));
	let count = 0;
	const changed = lines.map((line) => {
		const bare = Object.values(MARKS).reduce((left, mark) => left.replace(mark.is, ''), line);
		if (all) return bare;
		return line.trim() === '' && lines.length > 1 ? line : put(count++) + bare;
	});
	const written = changed.join('\n');
	return {
		text: text.slice(0, start) + written + text.slice(end),
		from: lines.length > 1 ? start : start + written.length,
		to: start + written.length
	};
}
