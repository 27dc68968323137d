import type { ManualDraft, ManualDraftForm } from '$lib/domain/manual/draft';
import type { DraftFindings } from '$lib/domain/manual/views';
import type { Save, SaveAnswer } from '../editor/draft-editor.svelte';

interface Saved extends DraftFindings {
	revision: number;
	savedAt: string;
}

interface Refused {
	code?: string;
	message?: string;
	data?: { by?: string; revision?: number };
}

type Redrafted = Saved & Pick<ManualDraft['modification'], 'items' | 'replaces'>;

const address = (editionId: string, rest = '') =>
	`/api/editions/${encodeURIComponent(editionId)}${rest}`;

async function send<Answer>(
	path: string,
	method: 'PUT' | 'POST',
	body: object
): Promise<{ ok: Answer } | { refused: Exclude<SaveAnswer, { outcome: 'saved' }> }> {
	let response: Response;
	try {
		response = await fetch(path, {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	} catch {
		return { refused: { outcome: 'offline' } };
	}
	const answer: unknown = await response.json().catch(() => ({}));
	if (response.ok) return { ok: answer as Answer };
	const { code, message, data } = answer as Refused;
	if (code === 'draft-conflict')
		return {
			refused: { outcome: 'conflict', by: data?.by ?? '', revision: data?.revision ?? 0 }
		};
	return {
		refused: {
			outcome: 'refused',
			message: message ?? response.statusText,
			signedOut: response.status === 401
		}
	};
}

/** Saves a draft through the API. @param tell hears what the server found in it */
export function saveEditionOverHttp(
	editionId: string,
	tell: (found: DraftFindings) => void
): Save<ManualDraftForm> {
	return async (revision, draft) => {
		const answer = await send<Saved>(address(editionId), 'PUT', { revision, draft });
		if ('refused' in answer) return answer.refused;
		tell(answer.ok);
		return { outcome: 'saved', revision: answer.ok.revision, at: answer.ok.savedAt };
	};
}

/** Has the new row drawn up again; null where it was refused. */
export async function redraftOverHttp(
	editionId: string,
	revision: number
): Promise<Redrafted | null> {
	const answer = await send<Redrafted>(address(editionId, '/modification'), 'POST', { revision });
	return 'ok' in answer ? answer.ok : null;
}
