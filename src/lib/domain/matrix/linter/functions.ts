import { significantWords } from '../../text/significant-words';
import type { Deliverable, MatrixContent, MatrixFunction } from '../content';
import { finding, type Finding } from './finding';

const FEWEST = 3;
const MOST = 15;

/** Functions: what each one needs, how many there are, repeated ones, too many "eventual". */
export function lintFunctions({ functions }: MatrixContent): Finding[] {
	return [
		...howMany(functions.length),
		...functions.flatMap((row, index) => oneFunction(row, index + 1)),
		...duplicates(functions),
		...eventualShare(functions)
	];
}

function howMany(count: number): Finding[] {
	if (count < FEWEST)
		return [finding('functions_few', { section: 'functions' }, { count, fewest: FEWEST })];
	if (count > MOST)
		return [finding('functions_many', { section: 'functions' }, { count, most: MOST })];
	return [];
}

function oneFunction(row: MatrixFunction, number: number): Finding[] {
	const findings: Finding[] = [];
	const section = 'functions' as const;
	if (row.what.trim() === '')
		findings.push(finding('function_empty', { section, rowId: row.id, field: 'what' }, { number }));
	if (row.deliverables.length === 0)
		findings.push(
			finding(
				'function_without_deliverable',
				{ section, rowId: row.id, field: 'deliverables' },
				{ number, parentId: row.id }
			)
		);
	return [
		...findings,
		...row.deliverables.flatMap((given) => oneDeliverable(given, row.id, number))
	];
}

function oneDeliverable(row: Deliverable, parentId: string, number: number): Finding[] {
	const at = (field: string) => ({ section: 'functions' as const, rowId: row.id, field });
	const data = { number, parentId, deliverable: row.name };
	const findings: Finding[] = [];
	if (row.name.trim() === '')
		findings.push(finding('function_without_deliverable', at('name'), data));
	const somebody = row.recipients.some(
		(recipient) => recipient.positionId !== null || recipient.name.trim() !== ''
	);
	if (!somebody) findings.push(finding('function_without_recipient', at('recipients'), data));
	if (row.frequency === null)
		findings.push(finding('function_without_frequency', at('frequency'), data));
	return findings;
}

function duplicates(functions: readonly MatrixFunction[]): Finding[] {
	const first = new Map<string, number>();
	return functions.flatMap((row, index) => {
		const words = [...new Set(significantWords(row.what))].sort().join(' ');
		if (words === '') return [];
		const earlier = first.get(words);
		if (earlier === undefined) {
			first.set(words, index + 1);
			return [];
		}
		const where = { section: 'functions' as const, rowId: row.id, field: 'what' };
		return [finding('functions_duplicated', where, { number: index + 1, first: earlier })];
	});
}

function eventualShare(functions: readonly MatrixFunction[]): Finding[] {
	const total = functions.length;
	const count = functions.filter(
		({ deliverables }) =>
			deliverables.length > 0 && deliverables.every(({ frequency }) => frequency === 'eventual')
	).length;
	return count * 2 > total
		? [finding('eventual_share', { section: 'functions', field: 'frequency' }, { count, total })]
		: [];
}
