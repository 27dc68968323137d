import { fits, leave, LINE, place, takeCell, TEXT, vote, type Draft, type Row } from './draft';
import { cleanText, looksLikeSentence } from './label-key';
import { labelsOf, type Field, type Label } from './labels';
import { SECTION_OF } from './layout';
import { readEquipmentCell } from './read-person';
import type { Confidence, SignatureRole } from './types';
import { readDegreeStatus, readGrade, readTick } from './words';

/** Fields that are written as a label with its value beside it, in a row or after a colon. */
const PAIRABLE =
	/^(header|objective|travel|condition|authority|confidentiality|signature)\.|^(education\.grade|knowledge\.name|experience\.what|equipment\.(tool|condition))$/;
/** Kinds whose label is taken for one even inside a table of another kind. */
const STRONG = /^(header|travel|condition|signature)$/;

/** The label with which a field begins here, the present section's first; null when none. */
export function pairLabel(draft: Draft, text: string): Label | null {
	const found = labelsOf(text).filter(({ field }) => PAIRABLE.test(field));
	const near = found.find(({ kind }) => SECTION_OF[kind] === draft.section);
	return near ?? found[0] ?? null;
}

/** True for a row of labels with their values: its first words are a label and a value follows. */
export function isPairRow(draft: Draft, row: Row, insideTable: boolean): boolean {
	const filled = row.cells.map(cleanText).filter((text) => text !== '');
	const label = pairLabel(draft, filled[0] ?? '');
	if (!label || row.cells.length < 2) return false;
	if (insideTable && !STRONG.test(label.kind)) return false;
	return insideTable ? filled.length > 1 : true;
}

/** True for «Inglés | Leído | Medio | Escrito | Medio»: skills with a level beside each. */
export function isLanguageRow(row: Row): boolean {
	const labels = row.cells.map((cell) =>
		labelsOf(cleanText(cell)).some((label) => /^language\.(read|written|spoken)$/.test(label.field))
	);
	const beside = labels.filter(
		(is, i) => is && !labels[i + 1] && cleanText(row.cells[i + 1] ?? '')
	);
	return beside.length >= 2;
}

/** Reads label and value, label and value across a row; the cell after a label is its value. */
export function readPairs(draft: Draft, row: Row): void {
	for (let index = 0; index < row.cells.length; index += 1) {
		const label = pairLabel(draft, cleanText(row.cells[index] ?? ''));
		if (!label) continue;
		takeCell(row, index);
		vote(draft, label);
		draft.section = SECTION_OF[label.kind] ?? draft.section;
		const next = cleanText(row.cells[index + 1] ?? '');
		const another = pairLabel(draft, next);
		if (another && another.field !== label.field) continue;
		if (index + 1 >= row.cells.length) continue;
		const value = takeCell(row, ++index);
		if (value !== '' && !setField(draft, label.field, value, row.line))
			leave(draft, row.line, value);
	}
}

/** Puts a value where its label says. False when the field is taken already or cannot hold it. */
export function setField(draft: Draft, field: Field, value: string, line: number): boolean {
	const { content } = draft;
	const note = (path: string, confidence: Confidence = 'sure') => {
		place(draft, path, line, value, confidence);
		return true;
	};
	const [kind = '', part = ''] = field.split('.');
	if (kind === 'signature') return setSignature(draft, part, value, line);
	if (kind === 'header') return setHeader(draft, part, value, note);
	if (kind === 'condition' || kind === 'equipment') {
		const column = kind === 'equipment' ? field : 'equipment.condition';
		const kindWord = kind === 'condition' ? CONDITION_WORDS[part] : undefined;
		if (kindWord === undefined) return readEquipmentCell(draft, line, value, column);
		if (!fits(value, TEXT, content.conditions, 40)) return false;
		note(`conditions.${content.conditions.length}`);
		content.conditions.push({ id: draft.newId(), kind: kindWord, description: value });
		return true;
	}
	if (field === 'objective.text') return addObjective(draft, value, line);
	if (field === 'authority.text' || field === 'confidentiality.text') {
		const name = kind as 'authority' | 'confidentiality';
		const joined = content[name] === '' ? value : `${content[name]} ${value}`;
		const more = content[name] === '' || looksLikeSentence(value);
		if (joined.length > TEXT || !more) return false;
		content[name] = joined;
		return note(name);
	}
	return setProfile(draft, field, value, note);
}

const CONDITION_WORDS: Record<string, 'schedule' | 'meal-break' | 'availability' | undefined> = {
	schedule: 'schedule',
	'meal-break': 'meal-break',
	availability: 'availability'
};

type Note = (path: string, confidence?: Confidence) => boolean;

function setHeader(draft: Draft, part: string, value: string, note: Note): boolean {
	const { content } = draft;
	if (value.length > LINE) return false;
	if (part === 'title') return draft.title === null && !!(draft.title = value) && note('title');
	if (part === 'code') {
		if (draft.code !== null || value.length > 40) return false;
		draft.code = /^(n\/?a|-+|x+|s\/?n|pendiente|tbd)$/i.test(value) ? null : value;
		return note('code');
	}
	if (part === 'level') {
		if (content.competenceLevel !== '') return false;
		content.competenceLevel = value;
		return note('competenceLevel');
	}
	const name = part as 'unit' | 'reportsTo' | 'directReports';
	const joined = content.stated[name] === '' ? value : `${content.stated[name]}, ${value}`;
	if (joined.length > LINE) return false;
	content.stated[name] = joined;
	return note(`stated.${name}`);
}

function setProfile(draft: Draft, field: Field, value: string, note: Note): boolean {
	const { profile } = draft.content;
	if (field === 'travel.required' || field === 'travel.frequency') {
		const yes = readTick(value.split(/[,;(]/)[0] ?? '');
		if (field === 'travel.required' && yes === null) return false;
		if (value.length > LINE) return false;
		if (field === 'travel.required') profile.travel.required = yes;
		else profile.travel.frequency = value;
		return note('profile.travel');
	}
	if (field === 'education.grade') {
		const grade = readGrade(value);
		if (!grade || profile.education.length >= 20 || value.length > TEXT) return false;
		note(`profile.education.${profile.education.length}`, 'confirm');
		const status = readDegreeStatus(value);
		profile.education.push({ id: draft.newId(), grade, required: true, status, fields: value });
		return true;
	}
	if (field === 'knowledge.name') {
		if (!fits(value, LINE, profile.knowledge, 60)) return false;
		note(`profile.knowledge.${profile.knowledge.length}`, 'confirm');
		return profile.knowledge.push({ id: draft.newId(), name: value, need: null }) > 0;
	}
	if (field !== 'experience.what' || !fits(value, TEXT, profile.experience, 20)) return false;
	const duration = /\d+\s*(?:años?|mes(?:es)?|years?|months?)/i.exec(value)?.[0] ?? '';
	note(`profile.experience.${profile.experience.length}`, 'confirm');
	return profile.experience.push({ id: draft.newId(), what: value, duration }) > 0;
}

/** The objective is one paragraph; a further one joins it only if it reads like a sentence. */
export function addObjective(draft: Draft, text: string, line: number): boolean {
	const { content } = draft;
	const first = content.objective === '';
	const joined = first ? text : `${content.objective} ${text}`;
	if (joined.length > TEXT || (!first && !looksLikeSentence(text))) return false;
	content.objective = joined;
	place(draft, 'objective', line, text, first && looksLikeSentence(text) ? 'sure' : 'confirm');
	return true;
}

/** Keeps a name beside a signature label; «Firma» and «Fecha» are labels, never names. */
export function setSignature(draft: Draft, role: string, value: string, line: number): boolean {
	if (role === 'blank' || value.length > LINE || draft.signatures.length >= 20) return false;
	draft.signatures.push({ role: role as SignatureRole, name: value, line });
	return true;
}
