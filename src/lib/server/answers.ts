import { error, fail, json, redirect, type ActionFailure } from '@sveltejs/kit';
import { errorText } from '$lib/i18n/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { isDomainError, type ErrorCode } from './errors';
import type { Context } from './services/context';

/** What an action answers when a service refuses: the sentence, and the code for the field it is about. */
export interface Refusal {
	message: string;
	code: ErrorCode;
	data: Record<string, string | number>;
}

/** The context of a service call. Signed-out people are sent away before, in hooks; this is the net. */
export function contextOf(locals: App.Locals): Context {
	if (!locals.actor) redirect(303, '/sign-in');
	return { actor: locals.actor, now: new Date() };
}

/**
 * Runs the one service call of a page or an endpoint. Whoever the hooks refused is told so here, in
 * the page's own load, because an error of the layout would take the frame away.
 * @throws Kit's error with the status of the expected failure, and its sentence
 */
export async function answering<T>(
	locals: App.Locals,
	work: (ctx: Context) => Promise<T>
): Promise<T> {
	if (locals.refused) error(403, m.frame_error_403_next({}, { locale: locals.locale }));
	try {
		return await work(contextOf(locals));
	} catch (failure) {
		if (!isDomainError(failure)) throw failure;
		error(failure.status, { message: errorText(failure, locals.locale) });
	}
}

/** Runs the one service call of a form action; an expected failure becomes the form's answer. */
export async function acting<T, Kept extends Record<string, unknown> = Record<never, never>>(
	locals: App.Locals,
	work: (ctx: Context) => Promise<T>,
	/** What was typed, so that the form shows it again. */
	kept?: Kept
): Promise<T | ActionFailure<Refusal & Kept>> {
	try {
		return await work(contextOf(locals));
	} catch (failure) {
		if (!isDomainError(failure)) throw failure;
		const { code, data, status } = failure;
		const message = errorText(failure, locals.locale);
		return fail(status, { ...(kept ?? ({} as Kept)), message, code, data });
	}
}

/** Runs the work of an endpoint that scripts ask; a refusal carries its code, so that the page keeps what was typed. */
export async function answeringJson(
	locals: App.Locals,
	work: (ctx: Context) => Promise<Response>
): Promise<Response> {
	try {
		return await work(contextOf(locals));
	} catch (failure) {
		if (!isDomainError(failure)) throw failure;
		const { code, data, status } = failure;
		return json({ code, data, message: errorText(failure, locals.locale) }, { status });
	}
}
