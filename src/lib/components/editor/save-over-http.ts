import { sectionWord } from '$lib/i18n/matrix-words';
import { m } from '$lib/i18n/paraglide/messages';
import { placeOf } from './content-fault';
import type { Save } from './draft-editor.svelte';

/** Said of what is longer than the store takes, with its place; the answer's own sentence else. */
function reasonOf(answer: { message?: string; data?: Record<string, string | number> }) {
	const { field = '', most, of } = answer.data ?? {};
	if (most === undefined) return answer.message;
	const { section, row } = placeOf(String(field));
	const place =
		row === null || of === 'array'
			? sectionWord(section)
			: m.editor_row_label({ section: sectionWord(section), number: row });
	return of === 'array'
		? m.editor_too_many({ place, most: String(most) })
		: m.editor_too_long({ place, most: String(most) });
}

/** Saves a draft through the API; a lost connection is told apart from a refusal. */
export function saveOverHttp(versionId: string): Save {
	return async (revision, content) => {
		let response: Response;
		try {
			response = await fetch(`/api/versions/${encodeURIComponent(versionId)}`, {
				method: 'PUT',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ revision, content })
			});
		} catch {
			return { outcome: 'offline' };
		}
		const answer = await response.json().catch(() => ({}));
		if (response.ok) {
			return { outcome: 'saved', revision: answer.revision, at: answer.savedAt };
		}
		if (answer.code === 'draft-conflict') {
			return { outcome: 'conflict', by: answer.data.by, revision: answer.data.revision };
		}
		return {
			outcome: 'refused',
			message: reasonOf(answer) ?? response.statusText,
			signedOut: response.status === 401
		};
	};
}
