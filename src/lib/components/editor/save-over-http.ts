import type { Save } from './draft-editor.svelte';

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
		return { outcome: 'refused', message: answer.message ?? response.statusText };
	};
}
