import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRichText, plainRichText } from './rich-text';

const plain = (text: string) => ({ text, bold: false, italic: false });

describe('a rich text', () => {
	it('is paragraphs that an empty line parts; a broken line stays one', () => {
		expect(parseRichText('Uno\r\ndos\n\n\n  Tres  \n')).toEqual([
			{ kind: 'paragraph', inlines: [plain('Uno\ndos')] },
			{ kind: 'paragraph', inlines: [plain('Tres')] }
		]);
		expect(parseRichText(' \n ')).toEqual([]);
	});

	it('has sub-headings, bulleted and numbered lists', () => {
		const source =
			'## Marco legal\n- Ley A\n- Ley B\n  y su reglamento\n1. Primero\n2) Segundo\nFin';
		expect(parseRichText(`${source}\n\nOtro`)).toEqual([
			{ kind: 'heading', inlines: [plain('Marco legal')] },
			{ kind: 'bullets', items: [[plain('Ley A')], [plain('Ley B\ny su reglamento')]] },
			{ kind: 'numbers', items: [[plain('Primero')], [plain('Segundo\nFin')]] },
			{ kind: 'paragraph', inlines: [plain('Otro')] }
		]);
	});

	it('has bold, italic and both', () => {
		expect(parseRichText('Es **muy *claro*** hoy')).toEqual([
			{
				kind: 'paragraph',
				inlines: [
					plain('Es '),
					{ text: 'muy ', bold: true, italic: false },
					{ text: 'claro', bold: true, italic: true },
					plain(' hoy')
				]
			}
		]);
	});

	it.each([
		['2 * 3 * 4'],
		['una *sola'],
		['**sin cerrar'],
		['<b>no</b> & <script>alert(1)</script>'],
		['#sin espacio']
	])('leaves what is no mark as it stands: %s', (source) => {
		expect(parseRichText(source)).toEqual([{ kind: 'paragraph', inlines: [plain(source)] }]);
	});

	it('takes a sign after a backslash as an ordinary one', () => {
		expect(plainRichText('\\*a\\* y \\- b')).toBe('*a* y - b');
		expect(parseRichText('\\- no es lista')).toEqual([
			{ kind: 'paragraph', inlines: [plain('- no es lista')] }
		]);
	});

	it('is also had without its marks, a line a block or item', () => {
		expect(plainRichText('## A\n**b** c\n\n- d\n- e')).toBe('A\nb c\nd\ne');
	});

	it('never fails, and keeps every word that was written without marks', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (source) => {
				expect(Array.isArray(parseRichText(source))).toBe(true);
			})
		);
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-zñ]{1,8}$/), { minLength: 1 }), (words) => {
				expect(plainRichText(words.join(' '))).toBe(words.join(' '));
			})
		);
	});

	it('is read in a time that grows with its length alone', () => {
		const long = '* ** '.repeat(40_000);
		expect(parseRichText(long)).toHaveLength(1);
	});
});
