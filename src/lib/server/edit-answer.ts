import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { EditOutcome } from '$lib/domain/organization/edit-views';
import { sendableUndo } from '$lib/domain/organization/undo-schema';
import { readEffects } from '$lib/domain/organization/unit-form';

/**
 * What a form of the structure is answered with: what a change brings about, to be confirmed; or
 * that it is done, and where to go on. Without scripts the browser is sent there at once.
 * @param back where to be once it is undone, since what was new is no more then
 */
export function editAnswer(
	request: Request,
	outcome: EditOutcome,
	next: string,
	back = next
): Partial<ToldEffects> & { done?: { next: string; back: string; undo: string | null } } {
	if (!outcome.applied) return toldEffects(outcome);
	if (request.headers.get('x-sveltekit-action') !== 'true') redirect(303, next);
	return { done: { next, back, undo: sendableUndo(outcome.undo) } };
}

/** What a change brings about, to be read before it is confirmed. */
export type ToldEffects = Pick<EditOutcome, 'effects' | 'digest' | 'again'>;

const toldEffects = ({ effects, digest, again }: EditOutcome): ToldEffects => ({
	...{ effects, digest, again }
});

/** The same for what is called off; what that brings about stands beside the period that it is about. */
export function callOffAnswer(
	request: Request,
	outcome: EditOutcome,
	next: string,
	{ rowId }: z.infer<typeof cancelForm>
) {
	return outcome.applied
		? editAnswer(request, outcome, next)
		: { callOff: { rowId, ...toldEffects(outcome) } };
}

const civilDate = z.iso.date();

/** The date of `?on=`; null where none is asked for, or none that there is. */
export const dateAsked = (url: URL): string | null =>
	civilDate.safeParse(url.searchParams.get('on')).data ?? null;

/** The form by which a prepared change is called off; an empty row is an end. */
export const cancelForm = z.object({
	rowId: z.string().max(80).default(''),
	seen: z.string().max(16).default(''),
	confirmed: readEffects
});

/** What is to be called off, as its service takes it. */
export const callOffOf = ({ rowId, seen, confirmed }: z.infer<typeof cancelForm>) => ({
	...{ rowId: rowId || null, seen, confirmed }
});
