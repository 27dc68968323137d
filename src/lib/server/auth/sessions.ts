/**
 * Sessions by Lucia, behind functions of our own so that it could be replaced. A session ends after
 * 12 hours without use (a working day's silence) and after 30 days in any case.
 */
import { Lucia, TimeSpan } from 'lucia';
import type { Account } from '../../domain/access/account';
import type { Moment } from '../../domain/matrix/version';
import { deleteSessionsOf, sessionsOf } from '../db/accounts/sessions';
import { Kept } from '../db/kept';
import { sessionAdapter } from './session-adapter';
import { hashToken, newToken } from './tokens';

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof makeLucia>;
		DatabaseUserAttributes: { account: Account };
		DatabaseSessionAttributes: {
			publicId: string;
			device: string;
			network: string;
			startedAt: Moment;
		};
	}
}

const IDLE = new TimeSpan(12, 'h');
export const SESSION_COOKIE = 'escalafon_session';

function makeLucia() {
	return new Lucia(sessionAdapter, {
		sessionExpiresIn: IDLE,
		sessionCookie: { name: SESSION_COOKIE },
		getUserAttributes: ({ account }) => ({ account }),
		getSessionAttributes: (attributes) => attributes
	});
}

const lucia = makeLucia();

export interface OpenSession {
	/** What the cookie carries; never shown, never logged. */
	token: string;
	publicId: string;
	expiresAt: Date;
	/** Prolonged just now: the cookie wants to be sent again. */
	fresh: boolean;
}

type Found = { session: Omit<OpenSession, 'token'>; account: Account } | null;

/** More people than are at work at the same time; who is not among them costs two reads. */
const kept = new Kept<Found>(2000);

/** Until when a session is neither prolonged nor ended by the clock, ms. */
export const restsUntil = ({ expiresAt }: Pick<OpenSession, 'expiresAt'>): number =>
	expiresAt.getTime() - IDLE.milliseconds() / 2;

/** Lucia prolongs a session past the middle of its time, and ends it: neither is answered from memory. */
const needsNoCare = (found: Found): boolean =>
	found !== null && !found.session.fresh && Date.now() < restsUntil(found.session);

/**
 * The session behind a cookie and its account; null for an unknown, ended or deactivated one. Kept
 * for as long as nothing was committed to sessions or accounts: what ended is gone at once.
 */
export async function readSession(
	token: string
): Promise<{ session: OpenSession; account: Account } | null> {
	const found = await kept.get(hashToken(token), () => validated(token), needsNoCare);
	return found && { session: { ...found.session, token }, account: found.account };
}

async function validated(token: string): Promise<Found> {
	const { session, user } = await lucia.validateSession(token);
	if (!session || !user) return null;
	const { publicId, expiresAt, fresh } = session;
	return { session: { publicId, expiresAt, fresh }, account: Object.freeze(user.account) };
}

/**
 * @param device the browser in words, for the person's own list of sessions
 * @param network where it is, for the same list
 */
export async function startSession(
	userId: string,
	device: string,
	now: Date,
	network = ''
): Promise<OpenSession> {
	const session = await lucia.createSession(userId, {
		publicId: newToken(),
		device,
		network,
		startedAt: now.toISOString()
	});
	return {
		token: session.id,
		publicId: session.publicId,
		expiresAt: session.expiresAt,
		fresh: true
	};
}

export async function endSession(token: string): Promise<void> {
	await lucia.invalidateSession(token);
}

/** Ends all sessions of an account, at the next request of each; `kept` stays. */
export async function endSessionsOf(userId: string, kept?: string): Promise<void> {
	await deleteSessionsOf(userId, kept === undefined ? undefined : hashToken(kept));
}

/**
 * The sessions of an account, newest first. A session is prolonged when half of its idle time has
 * passed, so that a use is known to some hours only: `seenAt` is the last one that prolonged it.
 */
export async function sessionList(userId: string): Promise<
	{
		publicId: string;
		device: string;
		network: string;
		startedAt: Moment;
		seenAt: Moment;
		expiresAt: Date;
	}[]
> {
	return (await sessionsOf(userId)).map(
		({ publicId, device, network = '', createdAt, expiresAt, endsAt }) => ({
			publicId,
			device,
			network,
			startedAt: createdAt,
			seenAt: new Date(expiresAt.getTime() - IDLE.milliseconds()).toISOString(),
			expiresAt: expiresAt < endsAt ? expiresAt : endsAt
		})
	);
}
