import { endSession, type OpenSession } from '$lib/server/auth/sessions';

/** Ends a session; without one there is nothing to end. */
export async function signOut(session: OpenSession | null): Promise<void> {
	if (session) await endSession(session.token);
}
