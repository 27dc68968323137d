import { isFolded } from './fold';
import { GROUP_OF, type NotificationKind } from './kinds';
import type { Choices } from './notification';

/** More messages than these to one person within an hour fold into one digest. */
export const MOST_AN_HOUR = 5;

/** `hour`: with the others of this hour in one digest; `morning`: in the digest of the next working day. */
export type Mailing = 'none' | 'now' | 'hour' | 'morning';

/**
 * How something told reaches a person by mail.
 * @param person.hasAddress an account without an e-mail reads in the centre alone
 * @param person.signsIn whether they have chosen a password: how the system runs concerns nobody else
 * @param person.lastHour messages to this person within the hour before
 * @param person.alike whether they were told of the same kind within the hour before
 */
export function mailingOf(
	kind: NotificationKind,
	person: {
		hasAddress: boolean;
		signsIn: boolean;
		choices: Choices;
		lastHour: number;
		alike: boolean;
	}
): Mailing {
	if (!person.hasAddress) return 'none';
	const group = GROUP_OF[kind];
	if (group === 'operation' && !person.signsIn) return 'none';
	// The first of several devices is told at once, the others together: a flood is read by nobody.
	if (group === 'account') return isFolded(kind) && person.alike ? 'hour' : 'now';
	const choice = person.choices[group];
	if (choice === 'here') return 'none';
	if (choice === 'daily') return 'morning';
	return person.lastHour >= MOST_AN_HOUR ? 'hour' : 'now';
}
