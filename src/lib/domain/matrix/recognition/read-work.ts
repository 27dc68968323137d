import type { Deliverable } from '../content';
import { fits, gather, leave, LINE, place, TEXT, vote, type Draft, type Row } from './draft';
import { cleanText } from './label-key';
import type { Layout } from './layout';
import { splitDeliverables, splitPeople } from './names';
import { parseTarget, parseWeight } from './target';
import type { Confidence, RowRole } from './types';
import { readDirection, readFrequency, readValueType } from './words';

const sureUnless = (doubtful: boolean): Confidence => (doubtful ? 'confirm' : 'sure');

/** «3. Conciliar…» and, where it is the row's own number, «3 Conciliar…» without it. */
export function withoutNumber(text: string, ordinal: number): string {
	const found = /^(\d{1,2})(\s*[.)-]+)?\s+(?=\p{L}|¿|«|")/u.exec(text);
	const own = found && (found[2] !== undefined || Number(found[1]) === ordinal);
	return own ? text.slice(found[0].length) : text;
}

function newDeliverables(draft: Draft, row: Row, layout: Layout, path: string, from: number) {
	const cell = gather(row, layout.columns, 'function.deliverable');
	const people = gather(row, layout.columns, 'function.recipient');
	const often = gather(row, layout.columns, 'function.frequency');
	const documents = splitDeliverables(cell);
	const split = splitPeople(people);
	const frequency = readFrequency(often);
	if (often !== '' && !frequency) leave(draft, row.line, often);
	if (!fits(cell, TEXT) && cell !== '') leave(draft, row.line, cell);
	const tooLong = split.names.some((name) => name.length > LINE) || split.names.length > 30;
	if (tooLong) leave(draft, row.line, people);
	const names = cell.length > TEXT ? [] : documents.names;
	if (names.length === 0 && (split.names.length > 0 || frequency)) names.push('');
	return names.slice(0, 20).map((name, index): Deliverable => {
		const at = `${path}.deliverables.${from + index}`;
		if (name !== '') place(draft, `${at}.name`, row.line, cell, sureUnless(documents.doubtful));
		if (frequency) place(draft, `${at}.frequency`, row.line, often, sureUnless(!frequency.exact));
		const recipients = (tooLong ? [] : split.names).map((person, i) => {
			place(draft, `${at}.recipients.${i}`, row.line, people, sureUnless(split.doubtful));
			return { id: draft.newId(), kind: 'text' as const, positionId: null, name: person };
		});
		return { id: draft.newId(), name, recipients, frequency: frequency?.frequency ?? null };
	});
}

/** A row of functions; without a text of its own it adds deliverables to the function above. */
export function readFunction(draft: Draft, row: Row, layout: Layout): RowRole {
	const { functions } = draft.content;
	gather(row, layout.columns, 'function.number');
	const text = gather(row, layout.columns, 'function.what');
	const bare = /^\d{1,3}[.)]?$/.test(text) ? '' : withoutNumber(text, functions.length + 1);
	const share = gather(row, layout.columns, 'function.share');
	const last = functions.at(-1);
	if (bare === '' && last && last.deliverables.length < 20) {
		const path = `functions.${functions.length - 1}`;
		const added = newDeliverables(draft, row, layout, path, last.deliverables.length);
		last.deliverables.push(...added.slice(0, 20 - last.deliverables.length));
		return added.length > 0 ? 'data' : 'empty';
	}
	if (!fits(bare, TEXT, functions, 60)) {
		row.used.fill(false);
		return 'unplaced';
	}
	const path = `functions.${functions.length}`;
	const timeShare = parseWeight(share);
	if (share !== '' && timeShare === null) leave(draft, row.line, share);
	place(draft, `${path}.what`, row.line, text, sureUnless(layout.assumed));
	const deliverables = newDeliverables(draft, row, layout, path, 0);
	functions.push({ id: draft.newId(), what: bare, deliverables, timeShare });
	return 'data';
}

/** A row of indicators; a row that only adds up the weights is a total. */
export function readKpi(draft: Draft, row: Row, layout: Layout): RowRole {
	const { kpis } = draft.content;
	const take = (name: string) => gather(row, layout.columns, `kpi.${name}`);
	if (row.cells.some((cell) => /^(total|suma)(\s*:)?(\s*\d+\s*%)?$/i.test(cleanText(cell)))) {
		row.used.fill(true);
		return 'total';
	}
	take('number');
	const text = take('statement');
	const statement = withoutNumber(text, kpis.length + 1);
	const given = Object.fromEntries(
		['source', 'target', 'valueType', 'direction', 'weight', 'formula', 'period'].map((name) => [
			name,
			take(name)
		])
	) as Record<
		'source' | 'target' | 'valueType' | 'direction' | 'weight' | 'formula' | 'period',
		string
	>;
	if (!fits(statement, TEXT, kpis, 40) || Object.values(given).some((each) => each.length > TEXT)) {
		row.used.fill(false);
		return 'unplaced';
	}
	const path = `kpis.${kpis.length}`;
	const direction = readDirection(given.direction);
	const valueType = readValueType(given.valueType);
	const target = parseTarget(given.target, valueType, direction);
	const weight = parseWeight(given.weight);
	const period = readFrequency(given.period);
	place(draft, `${path}.statement`, row.line, text);
	const noted = (name: string, text: string, found: boolean, sure = true) => {
		if (text === '') return;
		if (found) place(draft, `${path}.${name}`, row.line, text, sureUnless(!sure));
		else leave(draft, row.line, text);
	};
	noted('source', given.source, true);
	noted('formula', given.formula, true);
	noted('target', given.target, target !== null, target?.exact);
	noted('valueType', given.valueType, valueType !== null);
	noted('direction', given.direction, direction !== null);
	noted('weight', given.weight, weight !== null);
	noted('period', given.period, period !== null, period?.exact);
	kpis.push({
		id: draft.newId(),
		statement,
		source: given.source,
		target: target?.target ?? null,
		valueType,
		currency: valueType === 'currency' ? currencyOf(given.target, given.valueType) : null,
		direction,
		weight: weight ?? 0,
		formula: given.formula,
		period: period?.frequency ?? null
	});
	return 'data';
}

const currencyOf = (...texts: string[]): string =>
	texts.some((text) => /usd|d[oó]lar|dollar/i.test(text)) ? 'USD' : 'MXN';

/** A row of relationships, internal or external by the header or title above it. */
export function readRelationship(draft: Draft, row: Row, layout: Layout): RowRole {
	const side = layout.kind === 'external' ? 'external' : 'internal';
	const rows = draft.content.relationships[side];
	const cell = gather(row, layout.columns, `${layout.kind}.parties`);
	const purpose = gather(row, layout.columns, `${layout.kind}.purpose`);
	const split = splitPeople(cell);
	const long = split.names.length > 20 || split.names.some((name) => name.length > LINE);
	if (long || purpose.length > TEXT || (cell === '' && purpose === '') || rows.length >= 40) {
		row.used.fill(false);
		return 'unplaced';
	}
	const path = `relationships.${side}.${rows.length}`;
	const doubt = sureUnless(split.doubtful || layout.assumed);
	if (cell !== '') place(draft, `${path}.parties`, row.line, cell, doubt);
	if (purpose !== '') place(draft, `${path}.purpose`, row.line, purpose);
	rows.push({ id: draft.newId(), parties: split.names, purpose });
	return 'data';
}

/** Counts a header's words as votes for the document's language. */
export function voteFor(draft: Draft, layout: Layout): void {
	for (const label of layout.labels) vote(draft, label);
}
