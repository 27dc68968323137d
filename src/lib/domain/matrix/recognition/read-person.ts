import { fits, gather, leave, LINE, place, takeCell, TEXT, type Draft, type Row } from './draft';
import { cleanText, withoutParentheses } from './label-key';
import { labelsOf } from './labels';
import type { Layout } from './layout';
import type { RowRole } from './types';
import {
	readConditionKind,
	readDegreeStatus,
	readGrade,
	readLevel,
	readNeed,
	readTick
} from './words';

function unplaced(row: Row): RowRole {
	row.used.fill(false);
	return 'unplaced';
}

export function readTopics(draft: Draft, row: Row, layout: Layout): RowRole {
	let found = false;
	for (const stage of ['junior', 'senior', 'master'] as const) {
		const cell = gather(row, layout.columns, `development.${stage}`);
		const topics = draft.content.development[stage];
		const name = cell.replace(/^[-*•]\s+/, '');
		if (name === '') continue;
		if (!fits(name, LINE, topics, 60)) {
			leave(draft, row.line, cell);
			continue;
		}
		found = true;
		const doubt = layout.assumed ? 'confirm' : 'sure';
		place(draft, `development.${stage}.${topics.length}`, row.line, cell, doubt);
		topics.push({ id: draft.newId(), name, kind: null, required: false });
	}
	return found ? 'data' : 'unplaced';
}

export function readCompetency(draft: Draft, row: Row, layout: Layout): RowRole {
	const { competencies } = draft.content;
	const name = gather(row, layout.columns, 'competency.name');
	const level = gather(row, layout.columns, 'competency.level');
	if (!fits(name, LINE, competencies, 40) || level.length > LINE) return unplaced(row);
	place(draft, `competencies.${competencies.length}`, row.line, name);
	competencies.push({ id: draft.newId(), model: layout.model, name, level });
	return 'data';
}

/** A row of the schooling table; every grade of the form is kept, marked or not. */
export function readEducation(draft: Draft, row: Row, layout: Layout): RowRole {
	const { education } = draft.content.profile;
	const [name, mark, statusText, fields] = ['grade', 'mark', 'status', 'fields'].map((field) =>
		gather(row, layout.columns, `education.${field}`)
	) as [string, string, string, string];
	const grade = readGrade(name);
	if (!grade || education.length >= 20 || fields.length > TEXT) return unplaced(row);
	const tick = readTick(mark);
	const marked = layout.columns.includes('education.mark');
	if (tick === null) leave(draft, row.line, mark);
	const status = readDegreeStatus(statusText) ?? readDegreeStatus(fields);
	if (statusText !== '' && !readDegreeStatus(statusText)) leave(draft, row.line, statusText);
	const required = tick === true || !marked;
	place(
		draft,
		`profile.education.${education.length}`,
		row.line,
		name,
		marked ? 'sure' : 'confirm'
	);
	education.push({ id: draft.newId(), grade, required, status, fields });
	return 'data';
}

/** «Sí | mensual» under «Requiere viajar | Frecuencia». */
export function readTravel(draft: Draft, row: Row, layout: Layout): RowRole {
	const answer = gather(row, layout.columns, 'travel.required');
	const often = gather(row, layout.columns, 'travel.frequency');
	const yes = readTick(answer);
	if (answer === '' || yes === null || often.length > LINE) return unplaced(row);
	draft.content.profile.travel = { required: yes, frequency: often };
	place(draft, 'profile.travel', row.line, answer);
	return 'data';
}

/** A language by columns, or by «Inglés | Leído | Medio | Escrito | …» across the row. */
export function readLanguage(draft: Draft, row: Row, layout: Layout | null): RowRole {
	const { languages } = draft.content.profile;
	const skills: Record<string, string> = { read: '', written: '', spoken: '' };
	let name = '';
	if (layout) {
		name = gather(row, layout.columns, 'language.name');
		for (const skill of Object.keys(skills))
			skills[skill] = gather(row, layout.columns, `language.${skill}`);
	} else {
		for (let index = 0; index < row.cells.length; index += 1) {
			const label = labelsOf(cleanText(row.cells[index] ?? '')).find((l) => l.kind === 'language');
			const skill = label?.field.slice('language.'.length) ?? '';
			if (skill in skills) {
				takeCell(row, index);
				skills[skill] = takeCell(row, ++index);
			} else if (label) takeCell(row, index);
			else if (name === '') name = takeCell(row, index);
		}
	}
	const bare = /nivel|level/i.test(name) ? withoutParentheses(name) : name;
	if (!fits(bare, LINE, languages, 10)) return unplaced(row);
	const level = (skill: string) => {
		const found = readLevel(skills[skill] ?? '');
		if (!found) leave(draft, row.line, skills[skill] ?? '');
		return found;
	};
	place(draft, `profile.languages.${languages.length}`, row.line, name);
	const [read, written, spoken] = [level('read'), level('written'), level('spoken')];
	languages.push({ id: draft.newId(), name: bare, read, written, spoken });
	return 'data';
}

export function readKnowledge(draft: Draft, row: Row, layout: Layout): RowRole {
	const { knowledge } = draft.content.profile;
	const name = gather(row, layout.columns, 'knowledge.name');
	const cell = gather(row, layout.columns, 'knowledge.need');
	if (!fits(name, LINE, knowledge, 60)) return unplaced(row);
	const need = readNeed(cell);
	if (!need) leave(draft, row.line, cell);
	place(draft, `profile.knowledge.${knowledge.length}`, row.line, name);
	knowledge.push({ id: draft.newId(), name, need });
	return 'data';
}

export function readExperience(draft: Draft, row: Row, layout: Layout): RowRole {
	const { experience } = draft.content.profile;
	const what = gather(row, layout.columns, 'experience.what');
	const duration = gather(row, layout.columns, 'experience.duration');
	if (!fits(what + duration, TEXT, experience, 20) || duration.length > LINE) return unplaced(row);
	place(draft, `profile.experience.${experience.length}`, row.line, what || duration);
	experience.push({ id: draft.newId(), what, duration });
	return 'data';
}

const CONDITION_LABEL =
	/^(condici[oó]n(?:es)?(?: de trabajo)?|working conditions?|conditions?)\s*:\s*/i;
const KIND_LABEL =
	/^(horario|jornada|turno|tiempo de comida|comida|disponibilidad|guardias?|schedule|working hours|meal break|lunch break|availability|on call)\s*:\s*/i;

/** True for a cell that says itself that it is a working condition, wherever it stands. */
export const namesCondition = (text: string): boolean =>
	CONDITION_LABEL.test(text.slice(0, 60)) || KIND_LABEL.test(text.slice(0, 60));

/** A tool or a working condition, told apart by the column's label or the cell's first words. */
export function readEquipmentCell(
	draft: Draft,
	line: number,
	text: string,
	column: string
): boolean {
	const named = CONDITION_LABEL.test(text);
	const bare = text.replace(CONDITION_LABEL, '').replace(/^[-*•✓]\s+/, '');
	const kind = readConditionKind(bare);
	const { equipment, conditions } = draft.content;
	if (
		named ||
		column === 'equipment.condition' ||
		(column !== 'equipment.tool' && kind !== 'other')
	) {
		const description = kind === 'other' ? bare : bare.replace(KIND_LABEL, '');
		if (!fits(description, TEXT, conditions, 40)) return false;
		const said = named || column !== '' || KIND_LABEL.test(bare);
		place(draft, `conditions.${conditions.length}`, line, text, said ? 'sure' : 'confirm');
		conditions.push({ id: draft.newId(), kind, description });
		return true;
	}
	if (!fits(bare, TEXT, equipment, 60)) return false;
	place(draft, `equipment.${equipment.length}`, line, text);
	equipment.push({ id: draft.newId(), name: bare });
	return true;
}

/** A row of the equipment table, where conditions stand among the tools. */
export function readEquipment(draft: Draft, row: Row, layout: Layout | null): RowRole {
	let found = false;
	row.cells.forEach((cell, index) => {
		const text = cleanText(cell);
		if (text === '') return;
		const column = layout?.columns[index];
		if (layout && !column) return;
		const taken = readEquipmentCell(draft, row.line, text, column ?? '');
		row.used[index] = taken;
		found = found || taken;
	});
	return found ? 'data' : 'unplaced';
}
