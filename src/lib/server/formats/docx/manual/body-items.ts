import { manualChapters, type Chapter } from '$lib/domain/manual/chapters';
import { manualSections, type NumberedSection } from '$lib/domain/manual/sections';
import { m } from '$lib/i18n/paraglide/messages';
import { safeLine } from '../safe-text';
import type { Sheet } from '../text';
import { annexItems } from './annex';
import { Drawings } from './chart-block';
import type { Block, FlowItem } from './flow';
import type { Headings } from './headings';
import type { PrintedManual } from './manual-input';
import { modificationBlocks } from './modifications';
import { richBlocks } from './prose';
import { sectionItems } from './section-blocks';
import { plain, textBlock } from './text-block';

/**
 * Everything between the table of contents and the end.
 * @param tell called for every unit
 */
export function bodyItems(
	sheet: Sheet,
	headings: Headings,
	input: PrintedManual,
	tell: () => void
): FlowItem[] {
	const { matrices, content } = input;
	const annex = content.annex.filter(({ bodyHash }) => matrices.has(bodyHash));
	const drawings = new Drawings();
	const [general, ...units] = manualSections(content);
	return manualChapters({ ...content, annex }).flatMap((chapter): FlowItem[] => {
		const name = safeLine(general?.name ?? '');
		const heading = headings.chapter(chapter.numeral, chapterTitle(sheet, chapter, name));
		switch (chapter.kind) {
			case 'text':
				return [heading, ...richBlocks(sheet, chapter.section.text)];
			case 'objectives':
				return [heading, ...richBlocks(sheet, content.objectives)];
			case 'general':
				return general ? sectionItems(sheet, drawings, general, [heading]) : [heading];
			case 'units':
				return unitItems(sheet, drawings, headings, { heading, name, units, tell });
			case 'annex':
				return ['page', heading, ...annexItems(sheet, headings, annex, matrices)];
			case 'modifications':
				return ['page', heading, ...modificationBlocks(sheet, content.modifications)];
		}
	});
}

function chapterTitle({ locale }: Sheet, chapter: Chapter, name: string): string {
	const titles = {
		objectives: () => m.manual_word_objectives({}, { locale }),
		general: () => m.manual_word_general_chart({ name }, { locale }),
		units: () => m.manual_word_structure({}, { locale }),
		annex: () => m.manual_word_annex({}, { locale }),
		modifications: () => m.manual_word_modifications({}, { locale })
	};
	return chapter.kind === 'text' ? chapter.section.title : titles[chapter.kind]();
}

function unitItems(
	sheet: Sheet,
	drawings: Drawings,
	headings: Headings,
	{
		heading,
		name,
		units,
		tell
	}: {
		heading: Block;
		name: string;
		units: readonly NumberedSection[];
		tell: () => void;
	}
): FlowItem[] {
	const count = units.filter(({ depth }) => depth === 1).length;
	const told = plain(m.manual_word_structure_of({ name, count }, { locale: sheet.locale }));
	const intro = textBlock(sheet, { style: 'ManualText', inlines: told, keepNext: true });
	return units.flatMap((unit, index) => {
		tell();
		const own = headings.section(unit.depth === 1 ? 2 : 3, unit.number, unit.name);
		return sectionItems(sheet, drawings, unit, index === 0 ? [heading, intro, own] : [own]);
	});
}
