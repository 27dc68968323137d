import { modificationLines } from '$lib/domain/manual/modification';
import type {
	ModificationLine,
	ModificationTopic,
	NamedBoss,
	PostsInUnits
} from '$lib/domain/manual/modification-topic';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import type { UnitRef } from '$lib/domain/organization/facts';
import type { Locale } from './format';
import { factWords } from './fact-words';
import { listed } from './listed';
import { m } from './paraglide/messages';

type Told = { locale: Locale };

/** A line of the table of modifications, in the manner of the trade. */
export function modificationText({ topic }: ModificationLine, locale: Locale): string {
	const told = { locale };
	switch (topic.kind) {
		case 'posts-created': {
			const posts = postsWords(topic.posts, false, told);
			return one(topic.posts)
				? m.edition_mod_post_created({ posts }, told)
				: m.edition_mod_posts_created({ posts }, told);
		}
		case 'posts-removed': {
			const posts = postsWords(topic.posts, true, told);
			return one(topic.posts)
				? m.edition_mod_post_removed({ posts }, told)
				: m.edition_mod_posts_removed({ posts }, told);
		}
		case 'position-renamed': {
			const { before, after } = topic;
			return m.edition_mod_renamed({ before, after, units: names(topic.units, told) }, told);
		}
		case 'posts-moved': {
			const data = { from: topic.from.name, to: topic.to.name, titles: list(topic.titles, told) };
			return topic.titles.length === 1
				? m.edition_mod_post_moved(data, told)
				: m.edition_mod_posts_moved(data, told);
		}
		case 'lines-changed':
			return bossWords(topic, told);
		case 'staff-changed': {
			const posts = postsWords(topic.posts, false, told);
			return topic.staff
				? m.edition_mod_staff({ posts }, told)
				: m.edition_mod_staff_no_more({ posts }, told);
		}
		case 'lines-confirmed': {
			const posts = postsWords(topic.posts, false, told);
			return topic.confirmed
				? m.edition_mod_lines_confirmed({ posts }, told)
				: m.edition_mod_lines_assumed({ posts }, told);
		}
		case 'workplaces-changed': {
			const posts = topic.posts.map((post) => workplaceWords(post, told));
			return m.edition_mod_workplaces({ posts: posts.join('; ') }, told);
		}
		case 'headcounts-changed': {
			const posts = topic.posts.map(({ unit, ...post }) =>
				m.edition_mod_headcount({ ...post, unit: unit.name }, told)
			);
			return m.edition_mod_headcounts({ posts: posts.join('; ') }, told);
		}
		case 'words-changed': {
			const units = names(topic.units, told);
			if (topic.what === 'both') return m.edition_mod_words_both({ units }, told);
			return topic.what === 'objective'
				? m.edition_mod_words_objective({ units }, told)
				: m.edition_mod_words_functions({ units }, told);
		}
		case 'fact':
			return factWords(topic.fact, told.locale);
	}
}

/** Facts in sentences, grouped as a table of modifications groups them. */
export function factTexts(facts: readonly ManualFact[], locale: Locale): string[] {
	return modificationLines(facts).map((line) => modificationText(line, locale));
}

function bossWords(
	{ titles, from, to }: Extract<ModificationTopic, { kind: 'lines-changed' }>,
	told: Told
): string {
	const words = list(titles, told);
	if (from === null)
		return m.edition_mod_line_gained({ titles: words, to: bossName(to, told) }, told);
	if (to === null) return m.edition_mod_line_lost({ titles: words, from: from.title }, told);
	const single = titles.length === 1;
	if (from.title === to.title && from.unit?.unitId === to.unit?.unitId)
		return single
			? m.edition_mod_line_other({ titles: words, to: bossName(to, told) }, told)
			: m.edition_mod_lines_other({ titles: words, to: bossName(to, told) }, told);
	const data = { titles: words, from: bossName(from, told), to: bossName(to, told) };
	return single ? m.edition_mod_line_changed(data, told) : m.edition_mod_lines_changed(data, told);
}

function bossName(boss: NamedBoss | null, told: Told): string {
	if (!boss?.unit) return boss?.title ?? '';
	return m.edition_mod_boss_in({ title: boss.title, unit: boss.unit.name }, told);
}

function workplaceWords(
	post: Extract<ModificationTopic, { kind: 'workplaces-changed' }>['posts'][number],
	told: Told
): string {
	const { title, before, after } = post;
	const unit = post.unit.name;
	if (before === '') return m.edition_mod_workplace_set({ title, unit, after }, told);
	return after === ''
		? m.edition_mod_workplace_cleared({ title, unit, before }, told)
		: m.edition_mod_workplace({ title, unit, before, after }, told);
}

/** `A y B, en U; C, solo en V`: only what was removed in a part of where it stands says "only". */
function postsWords(posts: readonly PostsInUnits[], removed: boolean, told: Told): string {
	return posts
		.map(({ titles, units, partly }) => {
			const data = { titles: list(titles, told), units: names(units, told) };
			return removed && partly
				? m.edition_mod_posts_only_in(data, told)
				: m.edition_mod_posts_in(data, told);
		})
		.join('; ');
}

const one = (posts: readonly PostsInUnits[]): boolean =>
	posts.length === 1 && posts[0]?.titles.length === 1;
const list = (titles: readonly string[], { locale }: Told): string => listed(titles, locale);
const names = (units: readonly UnitRef[], told: Told): string =>
	list(
		units.map(({ name }) => name),
		told
	);
