import { goto, invalidateAll } from '$app/navigation';
import { resolve } from '$app/paths';
import type { EffectView } from '$lib/domain/organization/edit-views';
import { m } from '$lib/i18n/paraglide/messages';
import { toast } from '../ui/toasts.svelte';

interface Done {
	next: string;
	/** Where to be once it is undone. */
	back: string;
	undo: string | null;
}

/** What a form of the structure is answered with. */
export interface EditAnswer<Typed> {
	message?: string;
	code?: string;
	/** What will happen, where it has to be read before it does. */
	effects?: EffectView[];
	/** Sent back with the confirmation. */
	digest?: string;
	/** Others had been read: they came about meanwhile. */
	again?: boolean;
	done?: Done;
	/** What was typed, so that it stands there again. */
	typed?: Typed;
}

/** What calling something off would bring about, and which period it is about. */
export type CallOffAnswer = Required<Pick<EditAnswer<never>, 'effects' | 'digest' | 'again'>> & {
	rowId: string;
};

/** Goes on to what was changed and says so, with a way back. */
export async function sayDone(done: Done, sentence: string): Promise<void> {
	await goto(done.next, { invalidateAll: true });
	const { undo, back } = done;
	if (undo === null) toast(m.organization_done_for_good({ sentence }));
	else toast(sentence, () => void giveBack(undo, back));
}

async function giveBack(undo: string, back: string): Promise<void> {
	const answer = await fetch(resolve('/(app)/organization/undo'), {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ undo })
	}).catch(() => null);
	if (answer?.ok) {
		toast(m.organization_undone());
		await goto(back, { invalidateAll: true });
	} else {
		const said = (await answer?.json().catch(() => null)) as { message?: string } | null;
		toast(said?.message ?? m.organization_not_undone());
		await invalidateAll();
	}
}
