import type { ChecksAddress } from '$lib/domain/organization/checks/checks-address';
import { checkMend, checkName, checkText } from '$lib/i18n/check-words';
import type { Locale } from '$lib/i18n/format';
import { m } from '$lib/i18n/paraglide/messages';
import { writeCsv } from '$lib/server/formats/csv/write-csv';
import type { Context } from '../context';
import { checkedStructure } from './check-structure';

/** All findings of an address as a table for a spreadsheet, those set aside last with the reason. @throws DomainError `forbidden` */
export async function findingsList(
	ctx: Context,
	address: ChecksAddress,
	locale: Locale
): Promise<{ fileName: string; text: string }> {
	const { findings, aside, today } = await checkedStructure(ctx, address);
	const options = { locale };
	const head = [
		m.checks_check({}, options),
		m.checks_code({}, options),
		m.checks_where({}, options),
		m.checks_what({}, options),
		m.checks_mend({}, options),
		m.checks_aside_why({}, options)
	];
	const all = [
		...findings.map((finding) => ({ finding, reason: '' })),
		...aside.map(({ finding, mark }) => ({ finding, reason: mark.reason }))
	];
	const rows = all.map(({ finding, reason }) => [
		checkName(finding.check, locale),
		finding.subject.code,
		finding.subject.name,
		checkText(finding, locale),
		checkMend(finding.check, locale),
		reason
	]);
	return {
		fileName: `${m.checks_file({}, options)} ${today}.csv`,
		text: writeCsv([head, ...rows])
	};
}
