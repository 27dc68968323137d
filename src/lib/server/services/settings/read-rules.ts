import { can } from '$lib/domain/access/can';
import { settingCourse } from '$lib/domain/settings/periods';
import { SETTINGS } from '$lib/domain/settings/table';
import type { TermView } from '$lib/domain/settings/views';
import { forbidden } from '$lib/server/errors';
import { dueDate } from '../acknowledgement/due-date';
import { recordHistory } from '../audit/record-history';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { companyOf, todayAt } from '../today';
import { periodsOf, readSetting } from './setting';

/** The rules that an administrator decides, with what was decided before. @throws forbidden */
export async function readRules(ctx: Context): Promise<{ term: TermView }> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const key = 'acknowledgement-days';
	const periods = await periodsOf(key);
	return {
		term: {
			days: await readSetting(key, today),
			standard: SETTINGS[key].standard,
			today,
			dueOn: await dueDate(structure, companyOf(structure)?.id ?? '', today),
			course: settingCourse(
				periods.map((period) => ({ ...period, value: Number(period.value) })),
				SETTINGS[key].standard,
				today
			),
			history: await recordHistory(ctx, 'setting', key)
		}
	};
}
