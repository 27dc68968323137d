import { m } from '$lib/i18n/paraglide/messages';
import { verifyStore, type VerifyFault } from '$lib/server/services/audit/verify-store';
import { EXIT, type Command } from '../command';

type Told = { locale: 'es' | 'en' };

/** Written out, so that a fault without words is a type error. */
const SENTENCES: {
	[Code in VerifyFault['code']]: (
		fault: Extract<VerifyFault, { code: Code }>,
		told: Told
	) => string;
} = {
	'content-changed': ({ hash }, told) => m.cli_fault_content_changed({ hash }, told),
	'content-missing': ({ hash, version }, told) =>
		m.cli_fault_content_missing({ hash, version }, told),
	'row-ids-differ': ({ version }, told) => m.cli_fault_row_ids({ version }, told),
	'not-as-authorised': ({ version }, told) => m.cli_fault_not_authorised({ version }, told),
	'version-differs': ({ chain, number, field }, told) =>
		m.cli_fault_version_differs({ chain, number, field }, told),
	'version-missing': ({ chain, number }, told) =>
		m.cli_fault_version_missing({ chain, number }, told),
	'version-unrecorded': ({ chain, number }, told) =>
		m.cli_fault_version_unrecorded({ chain, number }, told),
	'record-without-chain': ({ chain }, told) => m.cli_fault_no_chain({ chain }, told),
	'event-changed': ({ chain, seq }, told) => m.cli_fault_event_changed({ chain, seq }, told),
	'event-missing': ({ chain, seq }, told) => m.cli_fault_event_missing({ chain, seq }, told),
	'end-differs': ({ chain, seq }, told) => m.cli_fault_end_differs({ chain, seq }, told),
	'chain-missing': ({ chain, seq }, told) => m.cli_fault_chain_missing({ chain, seq }, told),
	'sealed-end-differs': ({ chain, seq }, told) =>
		m.cli_fault_sealed_end_differs({ chain, seq }, told),
	'seal-changed': ({ seal }, told) => m.cli_fault_seal_changed({ seal }, told),
	'seal-missing': ({ seal }, told) => m.cli_fault_seal_missing({ seal }, told)
};

export const verify: Command = {
	usage: 'verify [--json]',
	summary: (locale) => m.cli_verify_summary({}, { locale }),
	takes: [0, 0],
	store: 'open',
	run: async ({ say, complain, give, locale }) => {
		const told = { locale };
		const report = await verifyStore();
		const { contents, versions, events, chains, seals, faults } = report;
		say(m.cli_verified({ contents, versions, events, chains, seals }, told));
		for (const fault of faults) complain(`  ${faultText(fault, told)}`);
		say(
			report.ok ? m.cli_verify_ok({}, told) : m.cli_verify_faults({ count: faults.length }, told)
		);
		give(report);
		return report.ok ? EXIT.ok : EXIT.refused;
	}
};

function faultText(fault: VerifyFault, told: Told): string {
	const sentence = SENTENCES[fault.code] as (fault: VerifyFault, told: Told) => string;
	return sentence(fault, told);
}
