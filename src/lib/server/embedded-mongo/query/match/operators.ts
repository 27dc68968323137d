import { Int32, ObjectId } from 'bson';
import { badValue, type Document } from '../../errors';
import { isNumber, toDouble, wholeNumber } from '../numbers';
import { isPlain, keyToken, rank, valuesEqual } from '../values';
import { compileBits } from './bits';
import { comparison } from './compare';
import {
	bindToValue,
	onElements,
	onWhole,
	type Condition,
	type Matcher,
	type Test
} from './conditions';
import { compileMod } from './mod';
import { compileRegex, isRegex, regexFromOperators } from './regex';
import { compileType } from './types';

type CompileFilter = (filter: Document) => Matcher;

/** Whether a value is `{$op: …}`; a reference ({$ref, $id}) is a value. */
export function isOperatorDocument(value: unknown): value is Document {
	if (!isPlain(value)) return false;
	const first = Object.keys(value)[0];
	return first !== undefined && first.startsWith('$') && first !== '$ref' && first !== '$id';
}

/** Equality as `{field: value}` means it: null also matches a missing field. */
export function equalTo(operand: unknown): Test {
	if (operand === undefined) throw badValue('cannot compare to undefined');
	if (operand === null) return (value) => value === null || value === undefined;
	if (typeof operand === 'string') return (value) => value === operand;
	if (operand instanceof ObjectId) {
		return (value) => value instanceof ObjectId && value.equals(operand);
	}
	if (operand instanceof Int32) {
		const number = operand.value;
		return (value) =>
			value instanceof Int32 ? value.value === number : valuesEqual(value, operand);
	}
	return (value) => valuesEqual(value, operand);
}

/** Reads the operators on one path; every one of them must hold. */
export function parseOperators(operators: Document, compileFilter: CompileFilter): Condition[] {
	const conditions: Condition[] = [];
	for (const name of Object.keys(operators)) {
		if (name === '$options') {
			if (!('$regex' in operators)) throw badValue('$options needs a $regex');
			continue;
		}
		const operand = operators[name];
		if (name === '$regex') {
			conditions.push(onElements(regexFromOperators(operand, operators['$options'])));
		} else conditions.push(parseOperator(name, operand, compileFilter));
	}
	return conditions;
}

function parseOperator(name: string, operand: unknown, compileFilter: CompileFilter): Condition {
	switch (name) {
		case '$eq':
			return onElements(equalTo(operand));
		case '$ne':
			refuseRegex(name, operand);
			return { kind: 'not', inner: [onElements(equalTo(operand))] };
		case '$gt':
		case '$gte':
		case '$lt':
		case '$lte':
			refuseRegex(name, operand);
			return onElements(comparison(name, operand));
		case '$in':
			return onElements(oneOf(name, operand));
		case '$nin':
			return { kind: 'not', inner: [onElements(oneOf(name, operand))] };
		case '$exists': {
			const wanted = isTrue(operand);
			const exists = onElements((value) => value !== undefined);
			return wanted ? exists : { kind: 'not', inner: [exists] };
		}
		case '$type':
			return onElements(compileType(operand));
		case '$size':
			return onWhole(sizeOf(operand));
		case '$mod':
			return onElements(compileMod(operand));
		case '$bitsAllSet':
		case '$bitsAllClear':
		case '$bitsAnySet':
		case '$bitsAnyClear':
			return onElements(compileBits(name, operand));
		case '$not':
			return { kind: 'not', inner: negated(operand, compileFilter) };
		case '$all':
			return { kind: 'and', inner: everyOf(operand, compileFilter) };
		case '$elemMatch':
			return onWhole(elementMatch(operand, compileFilter));
		default:
			throw badValue(`unknown operator: ${name}`);
	}
}

/** Truth as BSON means it for an option: zero, false, null and nothing are false. */
function isTrue(value: unknown): boolean {
	if (isNumber(value)) return toDouble(value) !== 0;
	return value !== false && value !== null && value !== undefined;
}

function refuseRegex(name: string, operand: unknown): void {
	if (isRegex(operand)) throw badValue(`Can't have RegEx as arg to ${name}`);
	if (operand === undefined) throw badValue('cannot compare to undefined');
}

function oneOf(name: string, operand: unknown): Test {
	if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
	const tests: Test[] = [];
	const tokens = new Set<string>();
	const strings = new Set<string>();
	let missing = false;
	for (const item of operand as unknown[]) {
		if (isOperatorDocument(item)) throw badValue(`cannot nest $ under ${name}`);
		if (item === undefined) throw badValue('cannot compare to undefined');
		if (isRegex(item)) tests.push(compileRegex(item));
		if (item === null) missing = true;
		if (typeof item === 'string') strings.add(item);
		else tokens.add(keyToken([item]));
	}
	return (value) => {
		if (typeof value === 'string') {
			return strings.has(value) || tests.some((test) => test(value));
		}
		if (value === undefined) return missing;
		return (tokens.size > 0 && tokens.has(keyToken([value]))) || tests.some((test) => test(value));
	};
}

function sizeOf(operand: unknown): Test {
	if (!isNumber(operand)) throw badValue('Failed to parse $size. Expected a number');
	const size = wholeNumber(operand);
	if (size === undefined) throw badValue('Failed to parse $size. Expected an integer');
	if (size < 0) throw badValue('Failed to parse $size. Expected a non-negative number');
	return (value) => Array.isArray(value) && value.length === size;
}

function negated(operand: unknown, compileFilter: CompileFilter): Condition[] {
	if (isRegex(operand)) return [onElements(compileRegex(operand))];
	if (!isPlain(operand)) throw badValue('$not needs a regex or a document');
	if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
	return parseOperators(operand, compileFilter);
}

function everyOf(operand: unknown, compileFilter: CompileFilter): Condition[] {
	if (!Array.isArray(operand)) throw badValue('$all needs an array');
	if (operand.length === 0) return [{ kind: 'not', inner: [] }];
	const items = operand as unknown[];
	const isElement = (item: unknown): item is Document =>
		isPlain(item) && Object.keys(item)[0] === '$elemMatch';
	if (items.some(isElement)) {
		return items.map((item) => {
			if (!isElement(item) || Object.keys(item).length !== 1) {
				throw badValue('$all/$elemMatch has to be consistent');
			}
			return onWhole(elementMatch(item['$elemMatch'], compileFilter));
		});
	}
	return items.map((item) => {
		if (isOperatorDocument(item)) throw badValue('no $ expressions in $all');
		return onElements(isRegex(item) ? compileRegex(item) : equalTo(item));
	});
}

const LOGICAL = new Set(['$and', '$or', '$nor']);

function elementMatch(operand: unknown, compileFilter: CompileFilter): Test {
	if (!isPlain(operand)) throw badValue('$elemMatch needs an Object');
	const first = Object.keys(operand)[0];
	const byValue = isOperatorDocument(operand) && !LOGICAL.has(first!);
	const test = byValue ? valueTest(operand, compileFilter) : documentTest(compileFilter(operand));
	return (value, details) => {
		if (!Array.isArray(value)) return false;
		const index = value.findIndex((element: unknown) => test(element));
		if (index < 0) return false;
		if (details) details.position = index;
		return true;
	};
}

function valueTest(operand: Document, compileFilter: CompileFilter): Test {
	const tests = parseOperators(operand, compileFilter).map(bindToValue);
	return (element) => tests.every((test) => test(element));
}

/** An element that is itself an array is asked as a document whose fields are its indexes. */
function documentTest(matcher: Matcher): Test {
	return (element) => {
		const type = rank(element);
		return (type === 20 || type === 25) && matcher(element as Document);
	};
}
