import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { openStore } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrations';
import { useAuditKey } from '../../src/lib/server/services/audit/audit-key';
import { verifyStore } from '../../src/lib/server/services/audit/verify-store';
import { useMail } from '../../src/lib/server/services/mail/mail-state';
import { publishVersion } from '../../src/lib/server/services/matrix/publish-version';
import { foundCompany, later } from '../factories/company';
import { approved } from '../factories/life';
import { crowdAccounts, crowdedStructure } from '../factories/crowd';
import { figure, print, say } from './figures';

const PEOPLE = 5_000;
const GOAL_S = 3;

/**
 * How long it takes to publish to so many people on the embedded store, each with an account and an
 * address: first when nobody owes anything, then over what everybody still owes.
 */
export async function benchPublishing(): Promise<void> {
	const dataDir = mkdtempSync(join(tmpdir(), 'escalafon-bench-'));
	const store = await openStore({ mongodbUri: null, dataDir });
	try {
		await migrate();
		useAuditKey({ auditKey: null, dataDir });
		say(`A company with ${PEOPLE} people in one position`);
		const company = await foundCompany(crowdedStructure(PEOPLE));
		await crowdAccounts(mongoose.connection.db!, company);
		useMail({
			smtpUrl: 'smtp://localhost:1',
			mailFrom: 'avisos@ejemplo.mx',
			origin: 'https://rh.ejemplo.mx'
		});
		const first = await publishing(company, 0);
		const over = await publishing(company, 1);
		say('Verifying');
		const { faults } = await verifyStore();
		if (faults.length > 0) throw new Error(`verify found ${faults.length} faults`);
		print('publishing', [
			figure(`publishing to ${first.requests} people`, first.seconds, 's', GOAL_S),
			figure('  CPU, product and store together', first.cpu, 's'),
			figure('the same over what they still owe', over.seconds, 's', GOAL_S),
			figure('  CPU, product and store together', over.cpu, 's')
		]);
	} finally {
		await store.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function publishing(
	company: Awaited<ReturnType<typeof foundCompany>>,
	day: number
): Promise<{ seconds: number; cpu: number; requests: number }> {
	const now = later(day);
	const content = { objective: `Atender a los clientes en ventanilla, edición ${day}.` };
	const versionId = await approved(company, 'ATC-02', { now, content });
	const hr = await company.as('hr', now);
	const used = process.cpuUsage();
	const began = performance.now();
	const { requests } = await publishVersion(hr, versionId, {
		effectiveFrom: now.toISOString().slice(0, 10)
	});
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(used);
	const cpu = (user + system) / 1e6;
	say(`  ${requests} people in ${seconds.toFixed(2)} s`);
	return { seconds, cpu, requests };
}
