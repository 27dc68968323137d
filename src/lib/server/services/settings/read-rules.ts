import { can } from '$lib/domain/access/can';
import { reviewDueOn } from '$lib/domain/manual/staleness';
import type { CivilDate } from '$lib/domain/matrix/version';
import { settingCourse } from '$lib/domain/settings/periods';
import { SETTINGS, type SettingKey } from '$lib/domain/settings/table';
import type { RuleView, TermView } from '$lib/domain/settings/views';
import { forbidden } from '$lib/server/errors';
import { dueDate } from '../acknowledgement/due-date';
import { recordHistory } from '../audit/record-history';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { companyOf, todayAt } from '../today';
import { periodsOf, readSetting } from './setting';

/** The rules that an administrator decides, with what was decided before. @throws forbidden */
export async function readRules(
	ctx: Context
): Promise<{ term: TermView; span: RuleView; review: TermView }> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const term = await ruleView(ctx, 'acknowledgement-days', today);
	const review = await ruleView(ctx, 'manual-review-months', today);
	return {
		term: {
			...term,
			dueOn: await dueDate(structure, companyOf(structure)?.id ?? '', today)
		},
		span: await ruleView(ctx, 'span-of-control', today),
		review: { ...review, dueOn: reviewDueOn(today, review.value) }
	};
}

async function ruleView(ctx: Context, key: SettingKey, today: CivilDate): Promise<RuleView> {
	const { standard } = SETTINGS[key];
	const periods = await periodsOf(key);
	return {
		value: await readSetting(key, today),
		standard,
		today,
		course: settingCourse(
			periods.map((period) => ({ ...period, value: Number(period.value) })),
			standard,
			today
		),
		history: await recordHistory(ctx, 'setting', key)
	};
}
