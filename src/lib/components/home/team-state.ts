import {
	ACKNOWLEDGEMENT_STATES,
	type ShownAcknowledgementState
} from '$lib/domain/acknowledgement/records';

/** Every state that a person's Enterado may show. */
export const SHOWN_ACKNOWLEDGEMENT_STATES: readonly ShownAcknowledgementState[] = [
	...ACKNOWLEDGEMENT_STATES,
	'expired'
];
