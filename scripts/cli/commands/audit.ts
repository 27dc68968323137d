import { m } from '$lib/i18n/paraglide/messages';
import { sealAudit } from '$lib/server/services/audit/seal-audit';
import { EXIT, type Command } from '../command';

export const auditSeal: Command = {
	usage: 'audit seal [--json]',
	summary: (locale) => m.cli_audit_seal_summary({}, { locale }),
	takes: [0, 0],
	store: 'open',
	run: async ({ say, give, locale }) => {
		const { sealed } = await sealAudit(new Date());
		say(m.cli_audit_sealed({ count: sealed }, { locale }));
		give({ sealed });
		return EXIT.ok;
	}
};
