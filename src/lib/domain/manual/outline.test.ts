import { describe, expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { emptyDraft } from './draft';
import { contentOfDraft } from './freeze';
import { COVER_ANCHOR, coverLines, framePart } from './frame-parts';
import { findInManual, manualOutline, type ManualPart } from './outline';

const draft = emptyDraft({
	...{ code: 'M-1', title: 'Manual', language: 'es' },
	objectives: 'Que cada quien sepa **qué** le toca.',
	sections: [{ id: 's1', title: 'Marco legal', place: 'after', text: '- Código de trabajo' }]
});
const content = contentOfDraft(draft, {
	...{ number: 1, effectiveFrom: '2026-01-01', formerCodes: [], rootUnitId: 'root' },
	...{ structure: smallStructure(), annex: [], rows: [] }
});
const parts = manualOutline(content);
const titleOf = ({ section, chapter }: ManualPart) =>
	section?.name ?? (chapter?.kind === 'text' ? chapter.section.title : (chapter?.kind ?? ''));

describe('the outline of a manual', () => {
	it('has chapters in Roman numerals and the units within theirs', () => {
		expect(parts.map(({ number, anchor }) => `${number} ${anchor}`)).toEqual([
			'I part-i',
			'II part-ii',
			'III part-iii',
			'1. unit-sales',
			'2. unit-agencies',
			'IV part-iv',
			'V part-v'
		]);
	});

	it('is searched by every word, accents and case aside, in texts, functions, posts and headings', () => {
		const places = (query: string) =>
			findInManual(parts, query, titleOf).map(({ part, lines }) => [part.number, ...lines]);
		expect(places('CODIGO trabajo')).toEqual([['IV', 'Código de trabajo']]);
		expect(places('vender')).toEqual([['1.', 'Vender.']]);
		expect(places('puesto clerk')).toEqual([['2.', 'Puesto clerk']]);
		expect(places('marco')).toEqual([['IV']]);
		expect(places('  ')).toEqual([]);
		expect(places('cobrar legal')).toEqual([]);
	});

	it('is searched on its cover and in the table of modifications, too', () => {
		const row = {
			...{ number: 1, authorisation: 'Acta 7 del Consejo', modifiedOn: null },
			...{ effectiveFrom: '2026-01-01', items: [], draftedBy: ['Analista'], replaces: [] }
		};
		const signed = { ...content, authorisedBy: 'Dirección General', modifications: [row] };
		const cover = framePart(COVER_ANCHOR, coverLines(signed));
		const places = (query: string) =>
			findInManual([cover, ...manualOutline(signed)], query, titleOf).map(({ part, lines }) => [
				part.anchor,
				...lines
			]);
		expect(places('direccion general')).toEqual([[COVER_ANCHOR, 'Dirección General']]);
		expect(places('acta consejo')).toEqual([['part-v', 'Acta 7 del Consejo']]);
	});
});
