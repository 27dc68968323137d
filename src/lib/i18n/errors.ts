import { m } from './paraglide/messages';
import type { Locale } from '$lib/domain/access/account';

type Sentence = (inputs: Record<string, string | number>, options: { locale: Locale }) => string;

/**
 * The sentence of an expected failure, by its code (`draft-conflict` is `errors_draft_conflict`).
 * @throws Error for a code without a sentence; a test walks all of them
 */
export function errorSentence(
	code: string,
	data: Record<string, string | number>,
	locale: Locale
): string {
	const key = `errors_${code.replaceAll('-', '_')}`;
	const sentence = (m as unknown as Record<string, Sentence | undefined>)[key];
	if (!sentence) throw new Error(`no sentence for the failure ${code}`);
	return sentence(data, { locale });
}

/** The same for the failure itself, of a service or of opening the store. */
export function errorText(
	error: { code: string; data: Record<string, string | number> },
	locale: Locale
): string {
	return errorSentence(error.code, error.data, locale);
}
