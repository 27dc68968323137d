import { hostname, totalmem } from 'node:os';
import { Long, ObjectId } from 'bson';
import { flagOf } from '../codec';
import { StoreError } from '../errors';
import type { Document } from '../errors';
import { CEILING } from '../options';
import { SESSION_MINUTES } from '../sessions';
import { MOST_BYTES } from '../writer';
import type { Command, Request } from './command';
import { MOST_STATEMENTS } from './write';

export const SET_NAME = 'escalafon';
/** What the store says it is: the wire version of MongoDB 7. */
const VERSION = '7.0.0';
const WIRE_VERSION = 21;
const ELECTION = new ObjectId('7fffffff0000000000000001');
const startedAt = Date.now();

/** Says who this server is: a replica set of one, as transactions need. */
function describe(request: Request): Document {
	const { address } = request.engine.options;
	return {
		isWritablePrimary: true,
		ismaster: true,
		helloOk: true,
		...(address
			? {
					setName: SET_NAME,
					setVersion: 1,
					hosts: [address],
					primary: address,
					me: address,
					secondary: false,
					electionId: ELECTION
				}
			: {}),
		maxBsonObjectSize: MOST_BYTES,
		maxMessageSizeBytes: 48_000_000,
		maxWriteBatchSize: MOST_STATEMENTS,
		localTime: new Date(),
		logicalSessionTimeoutMinutes: SESSION_MINUTES,
		connectionId: request.connection,
		minWireVersion: 0,
		maxWireVersion: WIRE_VERSION,
		readOnly: false
	};
}

export const hello: Command = {
	fields: {
		helloOk: 'flag',
		client: 'document',
		compression: 'array',
		loadBalanced: 'false',
		speculativeAuthenticate: 'document',
		saslSupportedMechs: 'string',
		backpressure: 'any',
		hello: 'any'
	},
	refused: ['topologyVersion', 'maxAwaitTimeMS'],
	run: describe
};

export const ping: Command = { fields: {}, run: () => ({}) };

export const buildInfo: Command = {
	fields: {},
	run: () => ({
		version: VERSION,
		versionArray: VERSION.split('.').map(Number).concat(0),
		gitVersion: 'escalafon-embedded-store',
		modules: [],
		bits: 64,
		debug: false,
		maxBsonObjectSize: MOST_BYTES,
		storageEngines: ['sqlite']
	})
};

export const getParameter: Command = {
	fields: { featureCompatibilityVersion: 'any', allParameters: 'false', showDetails: 'false' },
	run(request) {
		if (request.body.featureCompatibilityVersion === undefined)
			throw new StoreError(72, 'no option found to get');
		return { featureCompatibilityVersion: { version: '7.0' } };
	}
};

export const connectionStatus: Command = {
	fields: { showPrivileges: 'flag' },
	run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } })
};

export const getLog: Command = {
	fields: {},
	run(request) {
		if (request.body.getLog === '*') return { names: ['startupWarnings'] };
		if (request.body.getLog !== 'startupWarnings')
			throw new StoreError(96, `no log named '${String(request.body.getLog)}'`);
		return { totalLinesWritten: 0, log: [] };
	}
};

export const hostInfo: Command = {
	fields: {},
	run: () => ({
		system: {
			currentTime: new Date(),
			hostname: hostname(),
			memSizeMB: Math.floor(totalmem() / 1048576)
		},
		os: { type: process.platform, name: process.platform, version: process.version }
	})
};

export const whatsmyuri: Command = {
	fields: {},
	run: (request) => ({ you: `local:${request.connection}` })
};

export const serverStatus: Command = {
	fields: { repl: 'any', metrics: 'any', locks: 'any', tcmalloc: 'any' },
	run: () => ({
		host: hostname(),
		version: VERSION,
		process: 'escalafon-store',
		pid: Long.fromNumber(process.pid),
		uptime: Math.floor((Date.now() - startedAt) / 1000),
		localTime: new Date(),
		storageEngine: { name: 'sqlite', persistent: true, supportsCommittedReads: true }
	})
};

/** Documents, bytes of the working set and of the file, and what is open: our own command. */
export const escalafonStats: Command = {
	fields: { load: 'flag' },
	run(request) {
		const { engine } = request;
		const collections = engine.storage.collections();
		const memory = process.memoryUsage();
		if (flagOf(request.body.load))
			for (const collection of collections) if (!collection.onDisk) collection.get('');
		const workingSet = engine.workingSet();
		return {
			collections: collections.length,
			documents: collections.reduce((sum, c) => sum + c.size, 0),
			workingSetDocuments: workingSet.documents,
			workingSetBytes: workingSet.bytes,
			ceilingDocuments: CEILING.documents,
			ceilingBytes: CEILING.bytes,
			fileBytes: engine.storage.fileBytes(),
			openTransactions: engine.transactions.open.size,
			openCursors: engine.cursors.count,
			sessions: engine.sessions.count,
			heapBytes: memory.heapUsed,
			externalBytes: memory.external
		};
	}
};
