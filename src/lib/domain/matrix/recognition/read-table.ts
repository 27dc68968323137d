import { leave, place, takeCell, type Draft, type Row } from './draft';
import { cleanText } from './label-key';
import { titleOf } from './labels';
import { assumeLayout, findHeader, SECTION_OF, type Layout } from './layout';
import { isTemplateNote } from './notes';
import {
	addObjective,
	isLanguageRow,
	isPairRow,
	readPairs,
	setField,
	setSignature
} from './read-fields';
import * as person from './read-person';
import * as work from './read-work';
import { openSection } from './sections';
import type { RawRow } from './blocks';
import type { RowRole } from './types';

export interface ReadTable {
	layout: Layout | null;
	rows: { line: number; role: RowRole }[];
	cells: string[][];
}

/**
 * Reads a table row by row: a row may be a header, a title, labels with values, data or a note,
 * and a header may come anywhere, so that one table can hold several. Every cell that no reader
 * took is listed as a leftover.
 * @param before the layout of the table above, which this one continues when it has no header
 */
export function readTable(draft: Draft, raw: readonly RawRow[], before: Layout | null): ReadTable {
	const kept = raw.filter((row) => !row.separator);
	const read: ReadTable = { layout: null, rows: [], cells: kept.map(({ cells }) => cells) };
	kept.forEach(({ line, cells }, index) => {
		const row: Row = { line, cells, used: cells.map(() => false) };
		const after = kept[index + 1];
		const role = readRow(draft, row, read, before, after?.cells ?? []);
		read.rows.push({ line, role });
		row.cells.forEach((cell, at) => {
			if (row.used[at]) return;
			const extra = read.layout?.extras[at];
			const text = cleanText(cell);
			if (text !== '') leave(draft, line, extra ? `${extra}: ${text}` : text);
		});
	});
	return read;
}

function readRow(
	draft: Draft,
	row: Row,
	read: ReadTable,
	before: Layout | null,
	next: readonly string[]
): RowRole {
	const texts = row.cells.map(cleanText).filter((text) => text !== '');
	const all = (role: RowRole): RowRole => {
		row.used.fill(true);
		return role;
	};
	if (texts.length === 0) return 'empty';
	if (texts.length === 1 && isTemplateNote(texts[0] ?? '')) return all('template-note');
	const header = findHeader(row.cells, draft.section);
	if (header && !isLanguageRow(row)) {
		read.layout = sided(header, draft.section === 'relationships' ? draft.side : null, texts);
		draft.section = SECTION_OF[header.kind];
		work.voteFor(draft, header);
		return all('header');
	}
	const title = texts.length === 1 ? titleOf(texts[0] ?? '') : null;
	if (title && (!read.layout || findHeader(next, null) || titleOf(next.join('')))) {
		openSection(draft, title, texts[0] ?? '');
		read.layout = null;
		return all('section-title');
	}
	if (isLanguageRow(row)) return person.readLanguage(draft, row, null);
	if (isPairRow(draft, row, read.layout !== null)) {
		readPairs(draft, row);
		return 'pairs';
	}
	if (read.layout?.kind !== 'equipment' && texts.some((text) => person.namesCondition(text))) {
		read.layout = null;
		draft.section = 'equipment';
	} else if (!read.layout && before && before.columns.length === row.cells.length)
		if (SECTION_OF[before.kind] === draft.section) read.layout = { ...before, assumed: true };
	read.layout ??= assumeLayout(draft.section, draft.side, row.cells.length);
	return read.layout ? readData(draft, row, read.layout) : readLoose(draft, row);
}

/** «Puesto y Área» under the title «Relaciones externas» is the external table. */
function sided(layout: Layout, side: Draft['side'], texts: string[]): Layout {
	const saysItself = texts.some((text) => /intern|extern/i.test(text));
	if (!side || saysItself || (layout.kind !== 'internal' && layout.kind !== 'external'))
		return layout;
	const columns = layout.columns.map((field) =>
		field?.endsWith('.parties')
			? (`${side}.parties` as const)
			: field && (`${side}.purpose` as const)
	);
	return { ...layout, kind: side, columns };
}

function readData(draft: Draft, row: Row, layout: Layout): RowRole {
	switch (layout.kind) {
		case 'function':
			return work.readFunction(draft, row, layout);
		case 'kpi':
			return work.readKpi(draft, row, layout);
		case 'internal':
		case 'external':
			return work.readRelationship(draft, row, layout);
		case 'development':
			return person.readTopics(draft, row, layout);
		case 'competency':
			return person.readCompetency(draft, row, layout);
		case 'education':
			return person.readEducation(draft, row, layout);
		case 'travel':
			return person.readTravel(draft, row, layout);
		case 'language':
			return person.readLanguage(draft, row, layout);
		case 'knowledge':
			return person.readKnowledge(draft, row, layout);
		case 'experience':
			return person.readExperience(draft, row, layout);
		case 'equipment':
			return person.readEquipment(draft, row, layout);
		default:
			return readUnderLabels(draft, row, layout);
	}
}

/** Values that stand under their labels instead of beside them: the header, signatures. */
function readUnderLabels(draft: Draft, row: Row, layout: Layout): RowRole {
	layout.columns.forEach((field, index) => {
		if (!field) return;
		const value = takeCell(row, index);
		const [kind, part = ''] = field.split('.');
		const taken =
			value === '' ||
			(kind === 'signature'
				? setSignature(draft, part, value, row.line)
				: setField(draft, field, value, row.line));
		if (!taken) leave(draft, row.line, value);
	});
	return 'data';
}

/** A row of a table without any header, by the section it stands in. */
function readLoose(draft: Draft, row: Row): RowRole {
	const texts = row.cells.map(cleanText);
	if (draft.section === 'equipment') return person.readEquipment(draft, row, null);
	if (draft.section === 'objective' && texts.filter((text) => text !== '').length === 1) {
		const at = texts.findIndex((text) => text !== '');
		if (addObjective(draft, texts[at] ?? '', row.line)) {
			takeCell(row, at);
			return 'data';
		}
	}
	if (draft.section === 'profile' && texts.length === 1) {
		const name = texts[0] ?? '';
		const { knowledge } = draft.content.profile;
		if (name.length > 300 || knowledge.length >= 60) return 'unplaced';
		place(draft, `profile.knowledge.${knowledge.length}`, row.line, name, 'confirm');
		knowledge.push({ id: draft.newId(), name: takeCell(row, 0), need: null });
		return 'data';
	}
	return 'unplaced';
}
