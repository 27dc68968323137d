import type { ShownAcknowledgementState } from '$lib/domain/acknowledgement/records';
import type { ShownState } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import type { IconName } from './icons/icon-names';

/** A colour is never alone: each look carries its icon and its word. */
export type Tone = 'ok' | 'warn' | 'bad' | 'here';
export interface Look {
	tone?: Tone;
	icon: IconName;
	word: () => string;
}

export const VERSION_LOOKS: Record<ShownState, Look> = {
	draft: { icon: 'pen-line', word: () => m.common_state_draft() },
	returned: { tone: 'warn', icon: 'undo-2', word: () => m.common_state_returned() },
	'in-review': { tone: 'here', icon: 'eye', word: () => m.common_state_in_review() },
	approved: { tone: 'here', icon: 'check', word: () => m.common_state_approved() },
	scheduled: { tone: 'here', icon: 'calendar-clock', word: () => m.common_state_scheduled() },
	published: { tone: 'ok', icon: 'circle-check', word: () => m.common_state_published() },
	superseded: { icon: 'history', word: () => m.common_state_superseded() },
	withdrawn: { tone: 'bad', icon: 'ban', word: () => m.common_state_withdrawn() }
};

export const ANSWER_LOOKS: Record<ShownAcknowledgementState, Look> = {
	requested: { tone: 'warn', icon: 'clock', word: () => m.common_answer_requested() },
	acknowledged: { tone: 'ok', icon: 'circle-check', word: () => m.common_answer_acknowledged() },
	'with-remarks': {
		tone: 'ok',
		icon: 'message-square',
		word: () => m.common_answer_with_remarks()
	},
	refused: { tone: 'bad', icon: 'circle-x', word: () => m.common_answer_refused() },
	expired: { tone: 'bad', icon: 'clock', word: () => m.common_answer_expired() },
	superseded: { icon: 'history', word: () => m.common_answer_superseded() },
	closed: { icon: 'minus', word: () => m.common_answer_closed() }
};
