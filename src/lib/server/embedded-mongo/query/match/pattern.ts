import { StoreError, badValue } from '../../errors';

const CLASSES: Record<string, string> = { s: '\\t-\\r ', d: '0-9', w: 'A-Za-z0-9_' };

/** Escapes that mean the same in PCRE and in JavaScript's unicode mode. */
const KEPT = new Set([...'nrtfbBdDwWxu0']);

/**
 * Translates a PCRE pattern, as MongoDB understands it, into a JavaScript one. What JavaScript
 * reads otherwise or not at all is refused, never guessed: back references, inline flags, atomic
 * groups, possessive quantifiers, POSIX classes.
 */
export function translatePattern(pattern: string, options: string): RegExp {
	const flags = {
		multiline: options.includes('m'),
		dotAll: options.includes('s'),
		extended: options.includes('x')
	};
	let out = '';
	for (let i = 0; i < pattern.length;) {
		const [text, length] = translateAt(pattern, i, flags);
		out += text;
		i += length;
	}
	try {
		return new RegExp(out, options.includes('i') ? 'iu' : 'u');
	} catch (error) {
		// What PCRE would refuse too is an error of its own; the rest may be valid there.
		const isInvalid = /Unterminated|Unmatched|out of order/.test(String(error));
		throw new StoreError(
			isInvalid ? 51091 : 2,
			`Regular expression is invalid or not supported: ${pattern}`
		);
	}
}

interface Flags {
	multiline: boolean;
	dotAll: boolean;
	extended: boolean;
}

function translateAt(pattern: string, i: number, flags: Flags): [string, number] {
	const char = String.fromCodePoint(pattern.codePointAt(i)!);
	switch (char) {
		case '\\':
			return translateEscape(pattern, i, false);
		case '[':
			return translateClass(pattern, i);
		case '(':
			return translateGroup(pattern, i);
		case '.':
			return [flags.dotAll ? '[\\s\\S]' : '[^\\n]', 1];
		case '^':
			return [flags.multiline ? '(?<![^\\n])' : '(?<![\\s\\S])', 1];
		case '$':
			return [flags.multiline ? '(?![^\\n])' : '(?=\\n?(?![\\s\\S]))', 1];
		case '*':
		case '+':
		case '?':
			return translateQuantifier(pattern, i, char);
		case '{': {
			const bounds = /^\{\d+(?:,\d*)?\}/.exec(pattern.slice(i));
			if (!bounds) return ['\\{', 1];
			return translateQuantifier(pattern, i, bounds[0]);
		}
		case '}':
		case ']':
			return [`\\${char}`, 1];
		default:
	}
	if (flags.extended) {
		if (/[ \t\n\v\f\r]/.test(char)) return ['', 1];
		if (char === '#') {
			const end = pattern.indexOf('\n', i);
			return ['', (end < 0 ? pattern.length : end + 1) - i];
		}
	}
	return [char === '/' ? '\\/' : char, char.length];
}

function translateQuantifier(pattern: string, i: number, quantifier: string): [string, number] {
	const after = pattern[i + quantifier.length];
	if (after === '+') throw badValue('Possessive quantifiers are not supported by this store');
	return after === '?'
		? [`${quantifier}?`, quantifier.length + 1]
		: [quantifier, quantifier.length];
}

function translateGroup(pattern: string, i: number): [string, number] {
	if (pattern[i + 1] === '*') throw badValue('Pattern verbs are not supported by this store');
	if (pattern[i + 1] !== '?') return ['(', 1];
	const opening = /^\(\?(?::|=|!|<=|<!)/.exec(pattern.slice(i));
	if (!opening) throw badValue('This kind of group is not supported by this store');
	return [opening[0], opening[0].length];
}

function translateEscape(pattern: string, i: number, inClass: boolean): [string, number] {
	if (i + 1 >= pattern.length)
		throw badValue('Regular expression is invalid: \\ at end of pattern');
	const char = String.fromCodePoint(pattern.codePointAt(i + 1)!);
	const length = 1 + char.length;
	if (char === 's') return [inClass ? CLASSES['s']! : `[${CLASSES['s']}]`, length];
	if (char === 'S' && !inClass) return [`[^${CLASSES['s']}]`, length];
	if (char === 'x') {
		const hex = /^[0-9a-fA-F]{2}/.exec(pattern.slice(i + 2));
		if (hex) return [`\\x${hex[0]}`, 4];
	}
	if (char === 'A' && !inClass) return ['(?<![\\s\\S])', length];
	if (char === 'z' && !inClass) return ['(?![\\s\\S])', length];
	if (char === 'Z' && !inClass) return ['(?=\\n?(?![\\s\\S]))', length];
	if (char === 'a') return ['\\x07', length];
	if (char === 'e') return ['\\x1b', length];
	if (char === 'b' && inClass) return ['\\x08', length];
	if (/[a-zA-Z0-9]/.test(char)) {
		if (!KEPT.has(char) || char === 'x' || char === 'u' || char === '0') {
			throw badValue(`The escape \\${char} is not supported by this store`);
		}
		if (inClass && char === 'B') throw badValue('\\B is not allowed in a class');
		return [`\\${char}`, length];
	}
	// Any other escaped character stands for itself; unicode mode allows only syntax characters.
	if (/[\^$\\.*+?()[\]{}|/]/.test(char) || (inClass && char === '-')) return [`\\${char}`, length];
	return [char, length];
}

function translateClass(pattern: string, start: number): [string, number] {
	let i = start + 1;
	let out = '[';
	if (pattern[i] === '^') {
		out += '^';
		i++;
	}
	let first = true;
	for (; i < pattern.length; first = false) {
		const char = String.fromCodePoint(pattern.codePointAt(i)!);
		if (char === ']' && !first) return [`${out}]`, i + 1 - start];
		if (char === '\\') {
			const [text, length] = translateEscape(pattern, i, true);
			out += text;
			i += length;
			continue;
		}
		if (char === '[' && /^\[[:.=]/.test(pattern.slice(i))) {
			throw badValue('POSIX classes are not supported by this store');
		}
		out += char === '[' || char === ']' ? `\\${char}` : char;
		i += char.length;
	}
	throw new StoreError(51091, 'Regular expression is invalid: missing terminating ]');
}
