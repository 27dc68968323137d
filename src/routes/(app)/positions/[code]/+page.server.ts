import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Difference } from '$lib/domain/matrix/difference';
import { SECTIONS } from '$lib/domain/matrix/vocabulary';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { changedMeanwhile, decideVersion } from '$lib/server/services/matrix/decide-version';
import { readParticulars } from '$lib/server/services/matrix/particulars';
import { openDraft } from '$lib/server/services/matrix/open-draft';
import { positionPosts } from '$lib/server/services/organization/position-posts';
import { publishImpact } from '$lib/server/services/matrix/publish-impact';
import { publishVersion } from '$lib/server/services/matrix/publish-version';
import { readPosition } from '$lib/server/services/matrix/read-position';
import { recallVersion } from '$lib/server/services/matrix/recall-version';
import { recordAuthorisation } from '$lib/server/services/matrix/record-authorisation';
import { withdrawVersion } from '$lib/server/services/matrix/withdraw-version';
import { versionAsked } from '$lib/server/version-asked';
import type { Actions, PageServerLoad } from './$types';

const civilDate = z.iso.date();

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = await answering(locals, (ctx) =>
		readPosition(ctx, params.code, { version: versionAsked(url.searchParams.get('version')) })
	);
	if ('redirect' in found) redirect(308, `/positions/${encodeURIComponent(found.redirect)}`);
	const posts = await answering(locals, (ctx) => positionPosts(ctx, params.code));
	const particulars = await answering(locals, (ctx) => readParticulars(ctx, params.code));
	const beside = { posts, particulars };
	if ('without' in found) return { view: null, without: found.without, impact: null, ...beside };
	const { view } = found;
	const impact = view.acts.includes('publish')
		? await answering(locals, (ctx) =>
				publishImpact(ctx, view.version.id, {
					effectiveFrom:
						civilDate.safeParse(url.searchParams.get('from')).data ?? view.version.effectiveFrom
				})
			)
		: null;
	return { view, without: null, impact, ...beside };
};

const versionId = z.string().min(1).max(40);
const decision = z.object({
	versionId,
	role: z.enum(['reviewer', 'authoriser']),
	outcome: z.enum(['approved', 'returned']),
	contentHash: z.string().max(64),
	section: z.array(z.enum(SECTIONS)).default([]),
	text: z.array(z.string().max(2000)).default([])
});

export const actions: Actions = {
	open: async ({ locals, params }) => {
		const opened = await acting(locals, (ctx) => openDraft(ctx, params.code));
		if ('versionId' in opened) redirect(303, `/positions/${encodeURIComponent(params.code)}/edit`);
		return opened;
	},
	recall: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await recallVersion(ctx, (await formOf(request, z.object({ versionId }))).versionId);
			return { done: 'recalled' as const };
		}),
	decide: ({ locals, request }) => {
		const changed: Difference[] = [];
		return acting(
			locals,
			async (ctx) => {
				const { versionId: id, section, text, ...given } = await formOf(request, decision);
				const comments = section
					.map((each, at) => ({ section: each, text: (text[at] ?? '').trim() }))
					.filter((comment) => comment.text !== '');
				try {
					await decideVersion(ctx, id, { ...given, comments });
				} catch (failure) {
					changed.push(...changedMeanwhile(failure));
					throw failure;
				}
				return { done: given.outcome };
			},
			{ changed }
		);
	},
	outside: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const { versionId: id, ...given } = await formOf(
				request,
				z.object({
					versionId,
					contentHash: z.string().max(64),
					givenBy: z.string().trim().min(1).max(300),
					on: civilDate,
					document: z.string().trim().min(1).max(300)
				})
			);
			await recordAuthorisation(ctx, id, given);
			return { done: 'approved' as const };
		}),
	publish: async ({ locals, params, request }) => {
		const answer = await acting(locals, async (ctx) => {
			const given = await formOf(request, z.object({ versionId, effectiveFrom: civilDate }));
			const { number } = await publishVersion(ctx, given.versionId, {
				effectiveFrom: given.effectiveFrom
			});
			return { number };
		});
		// The open version is no more: the page to be on is the one of the number it was given.
		if ('number' in answer) {
			const query = `version=${answer.number}&done=published`;
			redirect(303, `/positions/${encodeURIComponent(params.code)}?${query}`);
		}
		return answer;
	},
	withdraw: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const given = await formOf(request, z.object({ versionId, reason: z.string().max(500) }));
			await withdrawVersion(ctx, given.versionId, { reason: given.reason });
			return { done: 'withdrawn' as const };
		})
};
