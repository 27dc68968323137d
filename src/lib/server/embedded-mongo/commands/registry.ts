import * as admin from './admin';
import * as catalogue from './catalogue';
import type { Command } from './command';
import { findAndModify } from './find-and-modify';
import * as read from './read';
import * as session from './session';
import * as write from './write';

/** Every command the store answers, by the name it is called. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
	['hello', admin.hello],
	['isMaster', admin.hello],
	['ismaster', admin.hello],
	['ping', admin.ping],
	['buildInfo', admin.buildInfo],
	['buildinfo', admin.buildInfo],
	['getParameter', admin.getParameter],
	['connectionStatus', admin.connectionStatus],
	['getLog', admin.getLog],
	['hostInfo', admin.hostInfo],
	['whatsmyuri', admin.whatsmyuri],
	['serverStatus', admin.serverStatus],
	['escalafonStats', admin.escalafonStats],
	['escalafonReplaceDatabase', catalogue.escalafonReplaceDatabase],
	['find', read.find],
	['getMore', read.getMore],
	['killCursors', read.killCursors],
	['count', read.count],
	['distinct', read.distinct],
	['aggregate', read.aggregate],
	['insert', write.insert],
	['update', write.update],
	['delete', write.remove],
	['findAndModify', findAndModify],
	['findandmodify', findAndModify],
	['create', catalogue.create],
	['drop', catalogue.drop],
	['dropDatabase', catalogue.dropDatabase],
	['createIndexes', catalogue.createIndexes],
	['dropIndexes', catalogue.dropIndexes],
	['listIndexes', catalogue.listIndexes],
	['listCollections', catalogue.listCollections],
	['listDatabases', catalogue.listDatabases],
	['commitTransaction', session.commitTransaction],
	['abortTransaction', session.abortTransaction],
	['endSessions', session.endSessions],
	['killSessions', session.killSessions],
	['killAllSessions', session.killAllSessions],
	['refreshSessions', session.refreshSessions],
	['startSession', session.startSession]
]);
