import { can } from '$lib/domain/access/can';
import type { CivilDate } from '$lib/domain/matrix/version';
import { laidFrom, valueOn, type SettingPeriod } from '$lib/domain/settings/periods';
import { SETTINGS, type SettingKey, type SettingValue } from '$lib/domain/settings/table';
import { newId } from '$lib/server/db/ids';
import { putSettingPeriod, removeSettingPeriods, settingPeriods } from '$lib/server/db/settings';
import { raiseStamp, readStamp, storeOpening } from '$lib/server/db/stamps';
import { inTransaction, withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';

let kept: { stamp: string; periods: SettingPeriod[] } | null = null;

/** The periods of a setting, oldest first. Kept in memory until a setting or the structure changes. */
export async function periodsOf(key: SettingKey): Promise<SettingPeriod[]> {
	const stamp = `${storeOpening()}.${await readStamp('structure')}`;
	let periods = kept?.stamp === stamp ? kept.periods : null;
	if (!periods) {
		periods = await settingPeriods();
		// What a transaction reads may never be committed.
		if (!inTransaction()) kept = { stamp, periods };
	}
	return periods.filter((period) => period.key === key);
}

/**
 * What a setting is on a date, or (without one) what was decided last; its standard before any
 * decision, and where what is stored no longer fits.
 */
export async function readSetting<Key extends SettingKey>(
	key: Key,
	on?: CivilDate
): Promise<SettingValue<Key>> {
	const { schema, standard } = SETTINGS[key];
	const read = schema.safeParse(valueOn(await periodsOf(key), on));
	return (read.success ? read.data : standard) as SettingValue<Key>;
}

/**
 * Decides a setting from a day on (today unless given), with its audit event.
 * @throws DomainError forbidden, invalid-input, date-in-past
 */
export async function saveSetting<Key extends SettingKey>(
	ctx: Context,
	key: Key,
	value: SettingValue<Key>,
	from?: CivilDate
): Promise<void> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const read = SETTINGS[key].schema.safeParse(value);
	if (!read.success) throw new DomainError('invalid-input', { field: 'value' });
	const today = todayAt(await currentStructure(), ctx.now);
	const day = from ?? today;
	if (day < today) throw new DomainError('date-in-past');
	await withTransaction(async () => {
		// Whoever decides at the same moment waits here, and then sees this decision.
		await raiseStamp('structure');
		const periods = await periodsOf(key);
		const before = await readSetting(key, day);
		const { put, remove } = laidFrom(periods, { rowId: newId(ctx.now), key, value }, day);
		if (JSON.stringify(before) === JSON.stringify(value) && remove.length === 0) return;
		await removeSettingPeriods(remove);
		for (const period of put) await putSettingPeriod(period);
		await appendEvent(ctx, {
			kind: 'setting',
			id: key,
			name: key,
			action: 'setting-changed',
			part: 'settings',
			changes: [
				{ path: `setting.${key}`, before: shown(before), after: shown(value) },
				{ path: 'validFrom', before: null, after: day }
			]
		});
	});
}

const shown = (value: unknown): string =>
	typeof value === 'object' ? JSON.stringify(value) : String(value);
