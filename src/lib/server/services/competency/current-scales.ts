import { levelMeant, type CompetencyScale } from '$lib/domain/competency/scale';
import type { OfferedScale } from '$lib/domain/competency/views';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { allScales } from '$lib/server/db/scales';
import { readStamp, storeOpening } from '$lib/server/db/stamps';
import { inTransaction } from '$lib/server/db/transaction';

let kept: { stamp: string; scales: CompetencyScale[] } | null = null;

/** The scales of the installation, kept in memory until one of them or the structure changes. */
export async function currentScales(): Promise<CompetencyScale[]> {
	const stamp = `${storeOpening()}.${await readStamp('structure')}`;
	if (kept?.stamp === stamp) return kept.scales;
	const scales = await allScales();
	// What a transaction reads may never be committed.
	if (!inTransaction()) kept = { stamp, scales };
	return scales;
}

/** What the levels that a matrix asks for look like in work, by the row that asks. */
export async function levelDescriptors({
	competencies
}: MatrixContent): Promise<Record<string, string>> {
	const scales = await currentScales();
	const told = competencies.flatMap(({ id, model, level }) => {
		const descriptor = levelMeant(scales, model, level)?.descriptor ?? '';
		return descriptor === '' ? [] : [[id, descriptor] as const];
	});
	return Object.fromEntries(told);
}

/** The scales as the matrix form offers them. */
export async function offeredScales(): Promise<OfferedScale[]> {
	return (await currentScales()).map(({ model, levels }) => ({
		model,
		levels: levels.map(({ id, name, descriptor }) => ({ id, name, descriptor }))
	}));
}
