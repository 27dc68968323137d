import { modificationLines } from '$lib/domain/manual/modification';
import type {
	LoneFact,
	ModificationLine,
	ModificationTopic,
	NamedBoss,
	PostsInUnits
} from '$lib/domain/manual/modification-topic';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import type { UnitRef } from '$lib/domain/organization/facts';
import type { Locale } from './format';
import { frontFieldName } from './front-words';
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
			return loneWords(topic.fact, told);
	}
}

/** Facts in sentences, grouped as a table of modifications groups them. */
export function factTexts(facts: readonly ManualFact[], locale: Locale): string[] {
	return modificationLines(facts).map((line) => modificationText(line, locale));
}

function loneWords(fact: LoneFact, told: Told): string {
	switch (fact.kind) {
		case 'manual-created':
			return m.edition_mod_created({}, told);
		case 'manual-recoded':
			return m.edition_mod_recoded({ before: fact.before, after: fact.after }, told);
		case 'manual-retitled':
			return m.edition_mod_retitled({ before: fact.before, after: fact.after }, told);
		case 'front-changed': {
			const fields = fact.fields.map((field) =>
				frontFieldName(field, told.locale).toLocaleLowerCase(told.locale)
			);
			return m.edition_mod_front({ fields: list(fields, told) }, told);
		}
		case 'position-recoded':
			return m.edition_mod_position_recoded(
				{ title: fact.title, before: fact.before, after: fact.after },
				told
			);
		case 'objectives-changed':
			return m.edition_mod_objectives({}, told);
		case 'texts-changed': {
			const titles = list(fact.titles, told);
			return fact.titles.length === 1
				? m.edition_mod_text({ titles }, told)
				: m.edition_mod_texts({ titles }, told);
		}
		case 'texts-moved': {
			const titles = list(fact.titles, told);
			return fact.titles.length === 1
				? m.edition_mod_text_moved({ titles }, told)
				: m.edition_mod_texts_moved({ titles }, told);
		}
		case 'annex-added':
			return m.edition_mod_annex_added({}, told);
		case 'annex-removed':
			return m.edition_mod_annex_removed({}, told);
		case 'annex-changed':
			return annexWords(fact, told);
		case 'reviewed-unchanged':
			return m.edition_mod_unchanged({}, told);
		case 'charts-split':
			return m.edition_mod_charts_split({ units: names(fact.into, told) }, told);
		case 'charts-joined':
			return m.edition_mod_charts_joined({ units: names(fact.of, told) }, told);
		case 'unit-created':
			return m.edition_mod_unit_created({ unit: fact.unit.name }, told);
		case 'unit-incorporated':
			return m.edition_mod_unit_incorporated({ unit: fact.unit.name }, told);
		case 'unit-removed':
			return m.edition_mod_unit_removed({ unit: fact.unit.name }, told);
		case 'unit-renamed':
			return m.edition_mod_unit_renamed({ before: fact.before, after: fact.unit.name }, told);
		case 'unit-recoded':
			return m.edition_mod_unit_recoded(
				{ unit: fact.unit.name, before: fact.before, after: fact.after },
				told
			);
		case 'unit-kind-changed': {
			const { name: unit, kind: after } = fact.unit;
			return m.edition_mod_unit_kind({ unit, before: fact.before, after }, told);
		}
		case 'unit-group-changed':
			return fact.group
				? m.edition_mod_unit_grouped({ unit: fact.unit.name }, told)
				: m.edition_mod_unit_ungrouped({ unit: fact.unit.name }, told);
		case 'units-reordered':
			return m.edition_mod_units_reordered({ units: names(fact.units, told) }, told);
		case 'unit-moved': {
			const unit = fact.unit.name;
			const [from, to] = [fact.from?.name ?? '', fact.to?.name ?? ''];
			if (from === '') return m.edition_mod_unit_moved_to({ unit, to }, told);
			return to === ''
				? m.edition_mod_unit_moved_from({ unit, from }, told)
				: m.edition_mod_unit_moved({ unit, from, to }, told);
		}
	}
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

/** Positions of an annex that one line still names; more are told as one. */
const MOST_NAMED = 12;

function annexWords(
	{ added, removed, updated }: Extract<LoneFact, { kind: 'annex-changed' }>,
	told: Told
): string {
	if (added.length + removed.length + updated.length > MOST_NAMED)
		return m.edition_mod_annex_changed_many({}, told);
	const parts = [
		{ titles: added, words: m.edition_mod_annex_in },
		{ titles: removed, words: m.edition_mod_annex_out },
		{ titles: updated, words: m.edition_mod_annex_new }
	].filter(({ titles }) => titles.length > 0);
	const said = parts.map(({ titles, words }) => words({ titles: list(titles, told) }, told));
	return m.edition_mod_annex_changed({ parts: said.join('; ') }, told);
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
