import { can } from '$lib/domain/access/can';
import type { PostChoice } from '$lib/domain/organization/edit-views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import { DomainError, forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { todayAt } from '../today';
import { currentStructure, type Structure } from './structure';
import { titleOn } from '$lib/domain/organization/chart';

const MOST = 8;

/** Posts of a date whose position, code or unit holds the text. @throws DomainError forbidden */
export async function findPosts(
	ctx: Context,
	given: { query: string; on: CivilDate | null }
): Promise<PostChoice[]> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const structure = await currentStructure();
	return choices(structure, given.on ?? todayAt(structure, ctx.now))
		.filter(({ label, code }) => matchesSearch(fold(`${code} ${label}`), given.query))
		.slice(0, MOST);
}

/** One post as a field shows it. */
export function postChoice(
	structure: Structure,
	id: string | null,
	date: CivilDate
): PostChoice | null {
	return id === null ? null : (choices(structure, date).find((one) => one.id === id) ?? null);
}

/**
 * The post that a form means: the chosen one where the text still says it, else the one that the
 * text names: its label, or the code of its position (with its unit's where it stands in several).
 * @returns null for an empty text
 * @throws DomainError post-unknown
 */
export function postMeant(
	structure: Structure,
	given: { id: string; text: string },
	date: CivilDate
): string | null {
	const text = fold(given.text.trim());
	if (text === '') return null;
	const all = choices(structure, date);
	const chosen = all.find(({ id }) => id === given.id);
	if (chosen && fold(chosen.label) === text) return chosen.id;
	const on = structure.on(date);
	const named = all.filter(({ id, label, code }) => {
		const unit = on.units.get(on.posts.get(id)?.unitId ?? '')?.code ?? '';
		return [label, code, `${code} ${unit}`].some((name) => fold(name) === text);
	});
	const [found] = named;
	if (!found || named.length > 1) throw new DomainError('post-unknown', { name: given.text });
	return found.id;
}

const made = new WeakMap<object, PostChoice[]>();

function choices(structure: Structure, date: CivilDate): PostChoice[] {
	const on = structure.on(date);
	const known = made.get(on);
	if (known) return known;
	const list = [...on.posts.values()].flatMap((post) => {
		const position = structure.positions.get(post.positionId);
		if (!position) return [];
		const unit = on.units.get(post.unitId)?.name ?? '';
		return [{ id: post.id, label: `${titleOn(position, date)} · ${unit}`, code: position.code }];
	});
	made.set(on, list);
	return list;
}
