import type { Post, Position } from '../records';
import { newCode, RowRefused, textIn } from './cells';
import type { TableRow } from './columns';
import type { Names } from './names';
import type { RowNote } from './report';

/**
 * The position that a row names by code or title. A code that nobody knows, with a title beside it,
 * is a new one.
 * @throws RowRefused position-missing, position-unknown, title-missing, code-invalid
 */
export function positionIn(
	row: TableRow,
	names: Names,
	made: (code: string, title: string) => Position
): { position: Position; note: RowNote | null } {
	const code = textIn(row, 'code');
	const title = textIn(row, 'title');
	if (code === '' && title === '') throw new RowRefused('position-missing');
	if (code === '') {
		const position = names.positionByTitle(title);
		if (!position) throw new RowRefused('position-unknown', { text: title });
		return { position, note: null };
	}
	const known = names.positionByCode(code);
	if (!known) {
		if (title === '') throw new RowRefused('title-missing', { text: code });
		return { position: made(newCode(code), title), note: null };
	}
	// A title that a version has given is not undone by a table.
	const says = title !== '' && names.positionByTitle(title) !== known;
	return {
		position: known,
		note: says ? { code: 'title-kept', data: { title: known.title, given: title } } : null
	};
}

/**
 * The one post on the day that a row names by its position and unit; undefined where there is none.
 * @throws RowRefused post-ambiguous, and as its parts do
 */
export function postAt(
	position: Position,
	unitId: string | undefined,
	names: Names
): Post | undefined {
	const [found, another] = names.postsOf(position.id, unitId);
	if (another) throw new RowRefused('post-ambiguous', { text: position.title });
	return found;
}
