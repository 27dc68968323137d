import { UUID } from 'bson';
import { SESSION_MINUTES } from '../sessions';
import type { Command } from './command';

export const commitTransaction: Command = {
	writes: true,
	inTransaction: true,
	fields: { recoveryToken: 'document' },
	run(request) {
		request.engine.sessions.commit(request.body);
		return {};
	}
};

export const abortTransaction: Command = {
	inTransaction: true,
	fields: { recoveryToken: 'document' },
	run(request) {
		request.engine.sessions.abort(request.body);
		return {};
	}
};

const ends: Command = {
	fields: {},
	run(request) {
		const lsids = request.body[request.name];
		if (Array.isArray(lsids)) request.engine.sessions.end(lsids);
		return {};
	}
};

export const endSessions = ends;
export const killSessions = ends;

export const killAllSessions: Command = {
	fields: {},
	run(request) {
		request.engine.sessions.endAll();
		return {};
	}
};

export const refreshSessions: Command = { fields: {}, run: () => ({}) };

export const startSession: Command = {
	fields: {},
	run: () => ({ id: { id: new UUID() }, timeoutMinutes: SESSION_MINUTES })
};
