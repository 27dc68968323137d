import { UNIT_PARTS, type UnitPart } from '$lib/domain/manual/manual-facts';
import type { LoneFact } from '$lib/domain/manual/modification-topic';
import type { UnitRef } from '$lib/domain/organization/facts';
import type { Locale } from './format';
import { frontFieldName } from './front-words';
import { listed } from './listed';
import { m } from './paraglide/messages';

type Told = { locale: Locale };

/** A fact that has a line of its own, in a sentence. */
export function factWords(fact: LoneFact, locale: Locale): string {
	const told = { locale };
	switch (fact.kind) {
		case 'manual-created':
			return m.edition_mod_created({}, told);
		case 'manual-recoded':
			return m.edition_mod_recoded({ before: fact.before, after: fact.after }, told);
		case 'manual-retitled':
			return m.edition_mod_retitled({ before: fact.before, after: fact.after }, told);
		case 'front-changed': {
			const fields = fact.fields.map((field) =>
				frontFieldName(field, locale).toLocaleLowerCase(locale)
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
		case 'unit-incorporated':
			return newUnitWords(fact, told);
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

const list = (titles: readonly string[], { locale }: Told): string => listed(titles, locale);
const names = (units: readonly UnitRef[], told: Told): string =>
	list(
		units.map(({ name }) => name),
		told
	);

/** A unit that came in, with what there is of it: chart, objective, functions. */
function newUnitWords(
	{
		kind,
		unit: { name: unit },
		lacks = []
	}: Extract<LoneFact, { kind: 'unit-created' | 'unit-incorporated' }>,
	told: Told
): string {
	const parts = list(
		UNIT_PARTS.filter((part) => !lacks.includes(part)).map((part) => PARTS[part]({}, told)),
		told
	);
	if (kind === 'unit-created')
		return parts === ''
			? m.edition_mod_unit_created_bare({ unit }, told)
			: m.edition_mod_unit_created({ unit, parts }, told);
	if (parts === '') return m.edition_mod_unit_incorporated_bare({ unit }, told);
	return lacks.includes('chart') && lacks.includes('objective')
		? m.edition_mod_unit_incorporated_functions({ unit }, told)
		: m.edition_mod_unit_incorporated({ unit, parts }, told);
}

const PARTS: Record<UnitPart, (inputs: object, told: Told) => string> = {
	chart: m.edition_mod_part_chart,
	objective: m.edition_mod_part_objective,
	functions: m.edition_mod_part_functions
};
