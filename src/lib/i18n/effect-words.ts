import type { EffectView } from '$lib/domain/organization/edit-views';
import type { Format } from './format';
import { listed } from './listed';
import { m } from './paraglide/messages';

/** More names than these are counted, not read out. */
const MOST = 4;

/** What a change brings about, as a sentence. */
export function effectText(effect: EffectView, format: Format): string {
	const { locale } = format;
	const count = effect.names.length;
	const names =
		count > MOST
			? m.organization_names_and_more({
					names: effect.names.slice(0, MOST - 1).join(', '),
					count: count - MOST + 1
				})
			: listed(effect.names, locale);
	const date = format.date(effect.on);
	const [from, to] = [effect.from ?? '', effect.to ?? ''];
	switch (effect.kind) {
		case 'unit-moved':
			return m.organization_effect_unit_moved({ names, from, to, date });
		case 'unit-ended':
			return m.organization_effect_unit_ended({ names, date });
		case 'post-moved':
			return m.organization_effect_post_moved({ names, from, to, date, count });
		case 'post-ended':
			return m.organization_effect_post_ended({ names, date });
		case 'line-changed':
			if (to === '') return m.organization_effect_line_none({ names, from, date });
			return from === ''
				? m.organization_effect_line_new({ names, to, date, count })
				: m.organization_effect_line({ names, from, to, date, count });
		case 'unit-stays':
			return m.organization_effect_unit_stays({ names, from, to, date });
		case 'post-stays':
			return m.organization_effect_post_stays({ names, from, to, date, count });
		case 'line-stays':
			return to === ''
				? m.organization_effect_line_none({ names, from, date })
				: m.organization_effect_line_stays({ names, to, date, count });
		case 'stay-kept':
			return m.organization_effect_stay_kept({ names, to, date, count });
		case 'stay-dropped':
			return m.organization_effect_stay_dropped({ names, from, date, count });
		case 'without-post':
			return m.organization_effect_without_post({ names, date, count });
		case 'acting-beyond':
			return m.organization_effect_acting_beyond({ names });
		case 'asked':
			return m.organization_effect_asked({ names, to, date });
		case 'request-closed':
			return m.organization_effect_request_closed({ names, from });
		case 'prepared-dropped':
			return m.organization_effect_prepared_dropped({ names, date });
		case 'manual-without-unit':
			return m.organization_effect_manual_without_unit({ names, from, count });
	}
}
