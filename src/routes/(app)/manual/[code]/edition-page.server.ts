import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { EditionDifference } from '$lib/domain/manual/edition-difference';
import { MANUAL_PLACES } from '$lib/domain/manual/edition';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { changedMeanwhile, decideEdition } from '$lib/server/services/manual/decide-edition';
import { recallEdition, withdrawEdition } from '$lib/server/services/manual/end-edition';
import { sectionsForEmployee } from '$lib/server/services/manual/list-manuals';
import { openEdition } from '$lib/server/services/manual/open-edition';
import { publishEdition, publishEditionImpact } from '$lib/server/services/manual/publish-edition';
import { readEdition, type EditionAsked } from '$lib/server/services/manual/read-edition';
import { recordEditionAuthorisation } from '$lib/server/services/manual/record-edition-authorisation';

/** An edition with what its page shows around it: what concerns the reader, what publishing would do. */
export async function editionPage(
	locals: App.Locals,
	code: string,
	asked: EditionAsked | undefined
) {
	const view = await answering(locals, (ctx) => readEdition(ctx, code, asked));
	const concerned =
		view.edition.state === 'published'
			? await answering(locals, (ctx) => sectionsForEmployee(ctx))
			: [];
	const publishes = view.acts.includes('publish') && view.blocked === null;
	const impact = publishes
		? await answering(locals, (ctx) => publishEditionImpact(ctx, view.edition.id))
		: null;
	return {
		view,
		impact,
		concerned: concerned.find((one) => one.code === view.content.code) ?? null
	};
}

type Act = Pick<RequestEvent<{ code: string }>, 'locals' | 'params' | 'request'>;

const editionId = z.string().min(1).max(40);
const manual = (code: string) => `/manual/${encodeURIComponent(code)}`;
const decision = z.object({
	editionId,
	role: z.enum(['reviewer', 'authoriser']),
	outcome: z.enum(['approved', 'returned']),
	contentHash: z.string().max(64),
	section: z.array(z.enum(MANUAL_PLACES)).default([]),
	text: z.array(z.string().max(2000)).default([])
});

/** What one does with an edition, on whichever page it is read. */
export const editionActions = {
	open: async ({ locals, params }: Act) => {
		const opened = await acting(locals, (ctx) => openEdition(ctx, params.code));
		if ('editionId' in opened) redirect(303, `${manual(opened.code)}/edit`);
		return opened;
	},
	recall: ({ locals, request }: Act) =>
		acting(locals, async (ctx) => {
			await recallEdition(ctx, (await formOf(request, z.object({ editionId }))).editionId);
			return { done: 'recalled' as const };
		}),
	decide: ({ locals, request }: Act) => {
		const changed: EditionDifference[] = [];
		return acting(
			locals,
			async (ctx) => {
				const { editionId: id, section, text, ...given } = await formOf(request, decision);
				const comments = section
					.map((each, at) => ({ section: each, text: (text[at] ?? '').trim() }))
					.filter((comment) => comment.text !== '');
				try {
					await decideEdition(ctx, id, { ...given, comments });
				} catch (failure) {
					changed.push(...changedMeanwhile(failure));
					throw failure;
				}
				return { done: given.outcome };
			},
			{ changed }
		);
	},
	outside: ({ locals, request }: Act) =>
		acting(locals, async (ctx) => {
			const { editionId: id, ...given } = await formOf(
				request,
				z.object({
					editionId,
					contentHash: z.string().max(64),
					givenBy: z.string().trim().min(1).max(300),
					on: z.iso.date(),
					document: z.string().trim().min(1).max(300)
				})
			);
			await recordEditionAuthorisation(ctx, id, given);
			return { done: 'approved' as const };
		}),
	publish: async ({ locals, params, request }: Act) => {
		const answer = await acting(locals, async (ctx) => {
			const given = await formOf(request, z.object({ editionId }));
			const { number } = await publishEdition(ctx, given.editionId);
			return { number };
		});
		// The open edition is no more: the page to be on is the one of the number it was given.
		if ('number' in answer)
			redirect(303, `${manual(params.code)}/editions/${String(answer.number)}?done=published`);
		return answer;
	},
	withdraw: ({ locals, request }: Act) =>
		acting(locals, async (ctx) => {
			const given = await formOf(request, z.object({ editionId, reason: z.string().max(500) }));
			await withdrawEdition(ctx, given.editionId, { reason: given.reason });
			return { done: 'withdrawn' as const };
		})
};
