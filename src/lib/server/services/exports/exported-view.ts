import type { PositionView } from '$lib/domain/matrix/views';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { readPosition } from '../matrix/read-position';

/**
 * The version that a file is made of: exactly what its page shows to the same person. A former
 * code leads to the position as it does there.
 * @throws DomainError not-found, also where there is no version that the actor may read
 */
export async function exportedView(
	ctx: Context,
	code: string,
	asked: { version?: number | 'open' }
): Promise<PositionView> {
	const found = await readPosition(ctx, code, asked);
	if ('view' in found) return found.view;
	if ('redirect' in found && found.redirect !== code)
		return exportedView(ctx, found.redirect, asked);
	throw notFound();
}
