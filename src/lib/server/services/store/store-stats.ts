import { can } from '$lib/domain/access/can';
import { collectionCounts } from '$lib/server/db/statistics';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';

/** How many documents each collection holds. */
export async function storeStats(
	ctx: Context
): Promise<{ documents: number; collections: Record<string, number> }> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const collections = await collectionCounts();
	const documents = Object.values(collections).reduce((sum, count) => sum + count, 0);
	return { documents, collections };
}
