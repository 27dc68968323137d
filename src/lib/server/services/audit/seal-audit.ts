import { createHmac } from 'node:crypto';
import { insertSeal, lastSeal, markSealed, unsealedHeads } from '$lib/server/db/audit';
import { withTransaction } from '$lib/server/db/transaction';
import { auditKey } from './audit-key';
import { NO_HASH, sealHash } from './chain';

const MOST_HEADS = 5_000;

export const sealSignature = (hash: string): string =>
	createHmac('sha256', auditKey()).update(hash).digest('hex');

/**
 * Seals the ends of all chains that have grown since the last seal, so that a tail cut off or a
 * whole chain taken away is found later. Runs daily; running it oftener does no harm.
 * @returns how many chains were sealed
 */
export async function sealAudit(now: Date): Promise<{ sealed: number }> {
	let sealed = 0;
	for (;;) {
		const count = await withTransaction(async () => {
			const heads = await unsealedHeads(MOST_HEADS);
			if (heads.length === 0) return 0;
			const before = await lastSeal();
			const seal = {
				number: (before?.number ?? 0) + 1,
				at: now.toISOString(),
				heads: heads.map(({ _id: key, seq, hash }) => ({ key, seq, hash })),
				prevHash: before?.hash ?? NO_HASH
			};
			const hash = sealHash(seal);
			await insertSeal({ ...seal, hash, hmac: sealSignature(hash) });
			await markSealed(heads.map(({ _id }) => _id));
			return heads.length;
		});
		sealed += count;
		if (count < MOST_HEADS) return { sealed };
	}
}

/** Seals when the last seal is older than a day: for a timer and for every start. */
export async function sealWhenDue(now: Date): Promise<void> {
	const last = await lastSeal();
	if (last && now.getTime() - Date.parse(last.at) < 24 * 60 * 60 * 1000) return;
	await sealAudit(now);
}
