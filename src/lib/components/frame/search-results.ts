import type { SearchResults } from '$lib/domain/search/views';
import { m } from '$lib/i18n/paraglide/messages';
import { entriesFor } from './entries';
import type { FrameData } from './frame-data';

/** A line of the search, whatever it stands for. */
export interface SearchLine {
	id: string;
	href: string;
	text: string;
	detail: string;
}
export interface SearchGroup {
	title: string;
	lines: SearchLine[];
}

/** A text cut where it holds what was looked for, accents and case aside. */
export function marked(text: string, query: string): { text: string; hit: boolean }[] {
	const plain = (value: string) =>
		[...value].map((sign) => sign.normalize('NFD')[0]?.toLowerCase() ?? '').join('');
	const word = plain(query.trim());
	const signs = [...text];
	const at = word === '' ? -1 : plain(text).indexOf(word);
	if (at < 0) return [{ text, hit: false }];
	const end = at + word.length;
	return [
		{ text: signs.slice(0, at).join(''), hit: false },
		{ text: signs.slice(at, end).join(''), hit: true },
		{ text: signs.slice(end).join(''), hit: false }
	].filter((piece) => piece.text !== '');
}

const path = encodeURIComponent;

/** What is shown for a text: what was found, and the rooms and acts whose name holds it. */
export function searchGroups(
	results: SearchResults | null,
	query: string,
	frame: FrameData
): SearchGroup[] {
	const { positions = [], people = [], units = [], manuals = [] } = results ?? {};
	const acts = entriesFor(frame).map(({ href, label }) => ({ href, text: label }));
	if (frame.may.create)
		acts.unshift({ href: '/positions/new', text: m.frame_action_new_position() });
	return [
		{
			title: m.frame_search_positions(),
			lines: positions.map(({ code, title, unit }) => ({
				id: `p-${code}`,
				href: `/positions/${path(code)}`,
				text: title,
				detail: unit ? `${code}, ${unit}` : code
			}))
		},
		{
			title: m.frame_search_people(),
			lines: people.map(({ id, name, position, href }) => ({
				id: `e-${id}`,
				href: href ?? `/positions?query=${path(position)}`,
				text: name,
				detail: position
			}))
		},
		{
			title: m.frame_search_units(),
			lines: units.map(({ id, code, name }) => ({
				id: `u-${id}`,
				href: `/organization?unit=${path(code)}`,
				text: name,
				detail: code
			}))
		},
		{
			title: m.frame_search_manuals(),
			lines: manuals.map(({ code, title }) => ({
				id: `m-${code}`,
				href: `/manual/${path(code)}`,
				text: title,
				detail: code
			}))
		},
		{
			title: m.frame_search_actions(),
			lines: acts
				.filter(({ text }) => query.trim() === '' || marked(text, query).some(({ hit }) => hit))
				.map(({ href, text }) => ({ id: href, href, text, detail: '' }))
		}
	].filter(({ lines }) => lines.length > 0);
}
