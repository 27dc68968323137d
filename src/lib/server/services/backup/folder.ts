import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupProof } from '$lib/domain/backup/views';
import { DomainError, isDomainError, notFound } from '$lib/server/errors';
import { ArchiveFault, openArchive } from '$lib/server/formats/archive';
import { dropNote, readNote, writeNote, type ArchiveNote } from './archive-note';

/** What asked for an archive; part of its name. */
export const ORIGINS = ['manual', 'schedule', 'upload'] as const;
export type BackupOrigin = (typeof ORIGINS)[number];

export interface BackupFile {
	name: string;
	/** When its content was true. */
	at: string;
	bytes: number;
	origin: BackupOrigin;
	encrypted: boolean;
	product: string;
	proof: BackupProof;
	/** What an uploaded file was called; empty for those made here. */
	fileName: string;
}

const NAME = /^escalafon-\d{8}T\d{6}Z-(manual|schedule|upload)(?:-\d{1,3})?\.escalafon$/;
const PART = '.part';
const HOUR_MS = 60 * 60 * 1000;
/** The page lists so many; the folder may hold more. */
const MOST_LISTED = 200;
const FOLDER_FAULTS = new Set(['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'ELOOP', 'EIO']);

let dataFolder: string | null = null;
let folder: string | null = null;

/** Says where archives lie; a web process and the command line name it at their start. */
export function useBackupFolder(dataDir: string): void {
	dataFolder = dataDir;
	folder = join(dataDir, 'backups');
}

/** What was named at the start, for a thread that must know it too. */
export function backupDataDir(): string {
	if (dataFolder === null) throw new Error('no backup folder: call useBackupFolder first');
	return dataFolder;
}

/** Where the folder is, or would be; nothing is looked at. */
export function backupFolderPath(): string {
	if (folder === null) throw new Error('no backup folder: call useBackupFolder first');
	return folder;
}

/** The folder, made where it is missing, for its owner alone. @throws DomainError `backup-folder` */
export async function backupFolder(): Promise<string> {
	const path = backupFolderPath();
	try {
		await mkdir(path, { recursive: true, mode: 0o700 });
		await chmod(path, 0o700);
		return path;
	} catch (error) {
		// A file or a link to nowhere in its place: no code of the system means anything to people.
		const isSystems = typeof (error as { code?: unknown }).code === 'string';
		const fault = folderFault(error);
		throw isSystems && fault === error ? new DomainError('backup-folder') : fault;
	}
}

/** A sentence for what a disk may answer; anything else as it is. */
export function folderFault(error: unknown): unknown {
	const { code } = error as { code?: unknown };
	if (code === 'ENOSPC' || code === 'EDQUOT' || code === 14031) return new DomainError('disk-full');
	if (FOLDER_FAULTS.has(String(code))) return new DomainError('backup-folder');
	return error;
}

/** A name that is not taken: `escalafon-20260316T180000Z-manual.escalafon`. */
export async function newBackupName(at: Date, origin: BackupOrigin): Promise<string> {
	const moment = at.toISOString().replace(/[-:]|\.\d+/g, '');
	const taken = new Set(
		(await readdir(await backupFolder())).map((name) => name.replace(PART, ''))
	);
	for (let number = 1; ; number += 1) {
		const name = `escalafon-${moment}-${origin}${number === 1 ? '' : `-${number}`}.escalafon`;
		if (!taken.has(name)) return name;
	}
}

/** The path of an archive that is there. @throws DomainError `not-found`, also for any other path */
export async function backupPath(name: string): Promise<string> {
	if (!NAME.test(name)) throw notFound();
	const path = join(await backupFolder(), name);
	await stat(path).catch(() => {
		throw notFound();
	});
	return path;
}

/** Where an archive is written until it has proved right; nobody takes it for one. */
export async function partPath(name: string): Promise<string> {
	return join(await backupFolder(), `${name}${PART}`);
}

/** What was written and proved becomes an archive. */
export async function keepPart(part: string): Promise<void> {
	await rename(part, part.slice(0, -PART.length));
}

/**
 * The same for a file that came in pieces: what it was called is noted, and that nobody has proved it.
 * Nobody else's is written over, also where two end at once.
 * @returns its name
 */
export async function keepUpload(part: string, at: Date, fileName: string): Promise<string> {
	for (;;) {
		const name = await newBackupName(at, 'upload');
		const path = join(await backupFolder(), name);
		try {
			// Takes the name: who comes second at the same moment finds it taken.
			await (await open(path, 'wx', 0o600)).close();
		} catch (error) {
			if ((error as { code?: unknown }).code === 'EEXIST') continue;
			throw error;
		}
		await writeNote(path, { fileName, proof: 'unproved' });
		await rename(part, path);
		return name;
	}
}

export async function dropPart(part: string): Promise<void> {
	await rm(part, { force: true });
}

export async function removeBackup(name: string): Promise<void> {
	const path = await backupPath(name);
	await rm(path);
	await dropNote(path);
}

/** The archives in the folder, newest first; files that are none are passed over. */
export async function backupFiles(): Promise<BackupFile[]> {
	const names = (await readdir(await backupFolder())).filter((name) => NAME.test(name));
	const files: BackupFile[] = [];
	for (const name of names.sort().reverse().slice(0, MOST_LISTED)) {
		const file = await describeBackup(name);
		if (file) files.push(file);
	}
	return files;
}

/** What an archive says of itself in clear; null for what is none, or was taken away. */
export async function describeBackup(name: string): Promise<BackupFile | null> {
	try {
		const path = await backupPath(name);
		const { size } = await stat(path);
		const { head, body } = await openArchive(createReadStream(path, { end: 8191 }));
		await body[Symbol.asyncIterator]().return?.();
		const origin = NAME.exec(name)![1] as BackupOrigin;
		const { at, product, cipher } = head;
		const { proof, fileName } = await knownOf(path, origin);
		const encrypted = cipher !== null;
		return { name, at, bytes: size, origin, encrypted, product, proof, fileName };
	} catch (error) {
		if (error instanceof ArchiveFault || isDomainError(error)) return null;
		throw error;
	}
}

/** One that was made here has been read back; of one that was brought along only its note tells. */
async function knownOf(path: string, origin: BackupOrigin): Promise<ArchiveNote> {
	const proof = origin === 'upload' ? 'unproved' : 'proved';
	return (await readNote(path)) ?? { fileName: '', proof };
}

/** Whatever a killed process, or somebody who went away, left half-written an hour ago. */
export async function dropParts(now: Date): Promise<void> {
	const path = await backupFolder();
	for (const name of await readdir(path)) {
		if (!name.endsWith(PART)) continue;
		const { mtimeMs } = await stat(join(path, name));
		if (now.getTime() - mtimeMs > HOUR_MS) await rm(join(path, name), { force: true });
	}
}
