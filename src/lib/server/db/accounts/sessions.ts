import { Sessions, type StoredSession } from '../models/sessions';

export async function insertSession(session: StoredSession): Promise<void> {
	await Sessions.create([session]);
}

export async function findSession(hash: string): Promise<StoredSession | null> {
	return Sessions.findById(hash).lean<StoredSession | null>();
}

/** Newest first. */
export async function sessionsOf(userId: string): Promise<StoredSession[]> {
	return Sessions.find({ userId }).sort({ createdAt: -1 }).limit(100).lean<StoredSession[]>();
}

/** Moves a session's end of idleness, never beyond its last end. */
export async function prolongSession(hash: string, expiresAt: Date): Promise<void> {
	const session = await findSession(hash);
	if (!session) return;
	const end = session.endsAt < expiresAt ? session.endsAt : expiresAt;
	if (end <= session.expiresAt) return;
	await Sessions.updateOne({ _id: hash }, { $set: { expiresAt: end } });
}

export async function deleteSession(hash: string): Promise<void> {
	await Sessions.deleteOne({ _id: hash });
}

/** Ends all sessions of an account, but the one kept. */
export async function deleteSessionsOf(userId: string, keptHash?: string): Promise<void> {
	await Sessions.deleteMany(keptHash ? { userId, _id: { $ne: keptHash } } : { userId });
}

/** Ends one session of an account by the id that lists show. @returns whether there was one */
export async function deleteSessionOf(userId: string, publicId: string): Promise<boolean> {
	return (await Sessions.deleteOne({ userId, publicId })).deletedCount === 1;
}

export async function countSessionsOf(userId: string, now: Date): Promise<number> {
	return Sessions.countDocuments({ userId, expiresAt: { $gt: now }, endsAt: { $gt: now } });
}

export async function deleteSessionsBefore(now: Date): Promise<void> {
	await Sessions.deleteMany({ expiresAt: { $lte: now } });
}
