import type { Adapter, DatabaseSession } from 'lucia';
import { findAccount } from '../db/accounts/users';
import {
	deleteSession,
	deleteSessionsBefore,
	deleteSessionsOf,
	findSession,
	insertSession,
	prolongSession,
	sessionsOf
} from '../db/accounts/sessions';
import type { StoredSession } from '../db/models/sessions';
import { hashToken, newToken } from './tokens';

/** Whatever is used ends after this long all the same, and asks for the password again. */
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

const attributesOf = (session: StoredSession) => ({
	publicId: session.publicId,
	device: session.device,
	network: session.network ?? '',
	startedAt: session.createdAt
});

/** The earlier of the two ends: idle too long, or simply old. */
const endOf = (session: StoredSession) =>
	new Date(Math.min(session.expiresAt.getTime(), session.endsAt.getTime()));

/**
 * Lucia keeps session ids as they are; this adapter stores their SHA-256. Ids in a list are public
 * ones that open nothing. A session of a deactivated account is no session.
 */
export const sessionAdapter: Adapter = {
	async getSessionAndUser(token) {
		const session = await findSession(hashToken(token));
		if (!session) return [null, null];
		const account = await findAccount(session.userId);
		const found: DatabaseSession = {
			id: token,
			userId: session.userId,
			expiresAt: endOf(session),
			attributes: attributesOf(session)
		};
		return [
			found,
			account && !account.deactivatedAt ? { id: account.id, attributes: { account } } : null
		];
	},
	async getUserSessions(userId) {
		return (await sessionsOf(userId)).map((session) => ({
			id: session.publicId,
			userId,
			expiresAt: endOf(session),
			attributes: attributesOf(session)
		}));
	},
	async setSession({ id, userId, expiresAt, attributes }) {
		const now = new Date(attributes.startedAt);
		await insertSession({
			_id: hashToken(id),
			publicId: attributes.publicId || newToken(),
			userId,
			createdAt: attributes.startedAt,
			expiresAt,
			endsAt: new Date(now.getTime() + LONGEST_MS),
			device: attributes.device,
			network: attributes.network
		});
	},
	updateSessionExpiration: (token, expiresAt) => prolongSession(hashToken(token), expiresAt),
	deleteSession: (token) => deleteSession(hashToken(token)),
	deleteUserSessions: (userId) => deleteSessionsOf(userId),
	deleteExpiredSessions: () => deleteSessionsBefore(new Date())
};
