import { fits, leave, LONGEST, place, TEXT, vote, type Draft } from './draft';
import { cleanText } from './label-key';
import { labelsOf, titleOf, type Title } from './labels';
import { SECTION_OF } from './layout';
import { isPageMark, isRule, isTemplateNote } from './notes';
import { addObjective, pairLabel, setField } from './read-fields';
import { readEquipmentCell } from './read-person';
import { withoutNumber } from './read-work';
import { openSection } from './sections';
import type { BlockRole } from './types';

/** What a paragraph turned out to be, and the optional part it stands in (authority…). */
export interface ReadText {
	role: BlockRole;
	heading: boolean;
	text: string;
}

const BULLET = /^\s*(?:[-*•✓]|\d{1,2}[.)-])\s+/;

/**
 * Reads one paragraph: a heading, a note of the form, «Label: value», or prose of the section it
 * stands in. What is none of these is listed as a leftover.
 * @param part the title of the optional part it stands in, which has no section of its own
 */
export function readText(
	draft: Draft,
	lines: string[],
	line: number,
	part: Title | null
): ReadText {
	const source = lines.length === 1 ? (lines[0] ?? '') : lines.join(' ');
	if (source.length > LONGEST) {
		leave(draft, line, source);
		return { role: 'leftover', heading: false, text: source };
	}
	const marked = /^\s*#/.test(source);
	const text = cleanText(source.replace(/^\s*#+\s*/, '').replace(/^\s*>+\s*/, ''));
	const bare = text.replace(/^\*\s*|\*$/g, '').replace(/^_|_$/g, '');
	const as = (role: BlockRole, heading = false): ReadText => ({ role, heading, text });
	if (isRule(text)) return as('rule');
	if (isTemplateNote(bare)) return as('template-note');
	if (isPageMark(bare)) return as('page-mark');
	const title = titleOf(bare);
	if (title) {
		openSection(draft, title, bare);
		return as(title === 'form' ? 'form-title' : 'section-title', true);
	}
	if (labelsOf(bare).some((label) => label.kind === 'signature')) {
		draft.section = null;
		return as('signature-label');
	}
	const pair = /^([^:]{2,90}):\s*(\S.*)$/s.exec(bare);
	const label = pair && pairLabel(draft, (pair[1] ?? '').replace(BULLET, ''));
	if (pair && label && setField(draft, label.field, (pair[2] ?? '').trim(), line)) {
		vote(draft, label);
		draft.section = SECTION_OF[label.kind] ?? draft.section;
		return as('field');
	}
	if (/^[^:]{2,90}:$/.test(bare) && pairLabel(draft, bare)) return as('field');
	if (!marked && readProse(draft, text, line, part)) return as('prose');
	if (lines.length === 1) leave(draft, line, text);
	else lines.forEach((each, index) => leave(draft, line + index, each));
	return as('leftover', marked);
}

function readProse(draft: Draft, text: string, line: number, part: Title | null): boolean {
	const item = text.replace(BULLET, '');
	const listed = item !== text;
	if (part === 'authority') return setField(draft, 'authority.text', text, line);
	if (part === 'confidentiality') return setField(draft, 'confidentiality.text', text, line);
	if (draft.section === 'objective') return addObjective(draft, text, line);
	if (draft.section === 'equipment' && listed) return readEquipmentCell(draft, line, item, '');
	if (draft.section !== 'functions' || !listed) return false;
	const { functions } = draft.content;
	const what = withoutNumber(text, functions.length + 1).replace(BULLET, '');
	if (!fits(what, TEXT, functions, 60)) return false;
	place(draft, `functions.${functions.length}.what`, line, text, 'confirm');
	functions.push({ id: draft.newId(), what, deliverables: [], timeShare: null });
	return true;
}
