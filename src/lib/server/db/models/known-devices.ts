import { defineModel } from '../model';

/** A browser that one account signed in from: `_id` is a hash of its cookie and the account. */
export interface StoredKnownDevice {
	_id: string;
	userId: string;
	/** Moved by every sign-in; swept by a TTL index. */
	expiresAt: Date;
}

export const KnownDevices = defineModel<StoredKnownDevice>('known_devices', {
	userId: String,
	expiresAt: Date
});
