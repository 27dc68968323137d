import type { Choices, Notification } from '../../../domain/notifications/notification';
import { defineModel, recordOf, type Stored } from '../model';

export interface NotificationKeys {
	/** A TTL index sweeps what is old, read or not. */
	expiresAt: Date;
}

export type StoredNotification = Stored<Notification, NotificationKeys>;

export const Notifications = defineModel<StoredNotification>('notifications', {
	userId: String,
	kind: String,
	data: Object as never,
	href: String,
	at: String,
	readAt: String,
	digestAt: String,
	mailKey: String,
	expiresAt: Date
});

export const toNotification = recordOf<Notification, NotificationKeys>('expiresAt');

/** `_id` is the account's. */
export interface StoredChoices {
	_id: string;
	choices: Choices;
}

export const NotificationChoices = defineModel<StoredChoices>('notification_choices', {
	choices: Object as never
});
