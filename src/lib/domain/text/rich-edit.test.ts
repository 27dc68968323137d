import { describe, expect, it } from 'vitest';
import { toggleLines, toggleMark } from './rich-edit';

/** `[` and `]` stand around what is selected. */
const selected = (marked: string) => {
	const from = marked.indexOf('[');
	return { text: marked.replace(/[[\]]/g, ''), from, to: marked.indexOf(']') - 1 };
};
const shown = ({ text, from, to }: ReturnType<typeof selected>) =>
	`${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;

describe('marks in a rich text', () => {
	it('go around the words of the selection and come off again', () => {
		const bold = toggleMark(selected('Dos [palabras] más'), '**');
		expect(shown(bold)).toBe('Dos **[palabras]** más');
		expect(shown(toggleMark(bold, '**'))).toBe('Dos [palabras] más');
		expect(shown(toggleMark(bold, '*'))).toBe('Dos ***[palabras]*** más');
		expect(shown(toggleMark(selected('[ con aire ]'), '*'))).toBe(' *[con aire]* ');
		expect(shown(toggleMark(selected('[]'), '**'))).toBe('**[]**');
	});

	it('make lists and sub-headings of whole lines, and plain lines again', () => {
		const list = toggleLines(selected('uno\nd[os\n\ntr]es\nfin'), 'numbers');
		expect(list.text).toBe('uno\n1. dos\n\n2. tres\nfin');
		expect(toggleLines(list, 'bullets').text).toBe('uno\n- dos\n\n- tres\nfin');
		expect(toggleLines(list, 'numbers').text).toBe('uno\ndos\n\ntres\nfin');
		expect(shown(toggleLines(selected('[]'), 'heading'))).toBe('## []');
	});
});
