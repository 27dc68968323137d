import {
	modificationLines,
	type ModificationLine,
	type ModificationTopic,
	type PostsInUnits
} from '$lib/domain/manual/modification';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import type { UnitRef } from '$lib/domain/organization/facts';
import type { Locale } from './format';
import { listed } from './listed';
import { m } from './paraglide/messages';

type Lone = Extract<ModificationTopic, { kind: 'fact' }>['fact'];
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

function loneWords(fact: Lone, told: Told): string {
	switch (fact.kind) {
		case 'manual-created':
			return m.edition_mod_created({}, told);
		case 'manual-recoded':
			return m.edition_mod_recoded({ before: fact.before, after: fact.after }, told);
		case 'manual-retitled':
			return m.edition_mod_retitled({ before: fact.before, after: fact.after }, told);
		case 'objectives-changed':
			return m.edition_mod_objectives({}, told);
		case 'texts-changed': {
			const titles = list(fact.titles, told);
			return fact.titles.length === 1
				? m.edition_mod_text({ titles }, told)
				: m.edition_mod_texts({ titles }, told);
		}
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
	if (from === null) return m.edition_mod_line_gained({ titles: words, to: to ?? '' }, told);
	if (to === null) return m.edition_mod_line_lost({ titles: words, from }, told);
	return titles.length === 1
		? m.edition_mod_line_changed({ titles: words, from, to }, told)
		: m.edition_mod_lines_changed({ titles: words, from, to }, told);
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
