import { z } from 'zod';
import type { Moment } from '../matrix/version';
import type { NotificationKind } from './kinds';

/** What is told, to one account. */
export interface Notification {
	/** `kind:key:userId`: the same event is told once. */
	id: string;
	userId: string;
	kind: NotificationKind;
	/** What its words are made of. */
	data: Record<string, string | number>;
	/** Where it leads, within the product. */
	href: string;
	at: Moment;
	readAt: Moment | null;
	/** When it goes into a digest; null where it goes into none, or has gone. */
	digestAt: Moment | null;
	/** The message that carries it; null where none does (yet). */
	mailKey: string | null;
}

/** How a group reaches a person beside the notification centre. */
export const CHOICES = ['at-once', 'daily', 'here'] as const;
export type Choice = (typeof CHOICES)[number];

/** What concerns the account itself is always mailed at once: nobody silences it from a stolen session. */
export const CHOSEN_GROUPS = ['acknowledgements', 'approvals', 'answers', 'operation'] as const;
export type ChosenGroup = (typeof CHOSEN_GROUPS)[number];
export type Choices = Record<ChosenGroup, Choice>;

export const choicesSchema = z.strictObject({
	acknowledgements: z.enum(CHOICES),
	approvals: z.enum(CHOICES),
	answers: z.enum(CHOICES),
	operation: z.enum(CHOICES)
});

/** Of whoever has chosen nothing. */
export const FIRST_CHOICES: Choices = {
	acknowledgements: 'at-once',
	approvals: 'at-once',
	answers: 'daily',
	operation: 'at-once'
};
