import type { MatrixContent } from '$lib/domain/matrix/content';
import {
	recogniseDocument,
	resolveRecipients,
	type Recognition
} from '$lib/domain/matrix/recognition';
import type { Moment } from '$lib/domain/matrix/version';
import { newId } from '$lib/server/db/ids';
import { insertImportSource, savedImportOf } from '$lib/server/db/import-sources';
import { DomainError } from '$lib/server/errors';
import {
	LARGEST_FILE,
	readDocument,
	type DocumentError
} from '$lib/server/formats/text/read-document';
import { readMatrixYaml, type YamlError } from '$lib/server/formats/yaml';
import type { Context } from '../context';
import { positionsInUse } from '../matrix/findings';
import { newRowId, sha256 } from '../matrix/hashing';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { mayImport } from './may-import';

/**
 * A reading beyond this is no position's matrix, whatever its file weighs, and with the original it
 * would not fit into one document of the store.
 */
const LARGEST_READING = 8 * 1024 * 1024;

export { LARGEST_FILE };

/** Every fault of a YAML file that could not be read; none for other failures. */
export const yamlFaultsOf = ({ code, details }: DomainError): readonly YamlError[] =>
	code === 'file-unreadable' ? (details as readonly YamlError[]) : [];

export interface UploadedFile {
	fileName: string;
	bytes: Uint8Array;
}

/** What is kept of a document, whichever kind it was. */
export interface KeptReading {
	/** Null for YAML, which says itself what is what. */
	recognition: Recognition | null;
	content: MatrixContent;
	code: string | null;
	title: string | null;
	titleIsPlaceholder: boolean;
	leftovers: Recognition['leftovers'];
}

export interface Preview {
	importId: string;
	/** The same bytes were saved as a draft before. */
	alreadyImported: { code: string; at: Moment } | null;
}

/**
 * Reads a document and keeps it with what was recognised, for a page to show; nothing becomes a
 * draft yet.
 * @throws DomainError file-empty, file-too-large, file-not-utf8, file-type, and file-unreadable with
 * a YamlError for every fault in its details
 */
export async function previewDocument(ctx: Context, file: UploadedFile): Promise<Preview> {
	mayImport(ctx);
	const { kind, original, reading } = await readUpload(ctx, file);
	const hash = sha256(file.bytes);
	const json = JSON.stringify(reading);
	if (Buffer.byteLength(json) > LARGEST_READING)
		throw new DomainError('file-too-long', { lines: original.split('\n').length });
	const saved = await savedImportOf(hash);
	const structure = await currentStructure();
	const former = saved?.positionId ? structure.positions.get(saved.positionId) : undefined;
	const id = newId(ctx.now);
	await insertImportSource({
		id,
		fileName: file.fileName,
		kind,
		hash,
		original,
		reading: json,
		by: ctx.actor.userId,
		at: ctx.now.toISOString(),
		positionId: null,
		versionId: null
	});
	return {
		importId: id,
		alreadyImported: saved && former ? { code: former.code, at: saved.at } : null
	};
}

const FILE_ERRORS = {
	'empty-file': 'file-empty',
	'too-large': 'file-too-large',
	'not-utf8': 'file-not-utf8'
} as const satisfies Record<DocumentError, string>;

/** Reads a file by its kind, without keeping anything. */
export async function readUpload(
	ctx: Context,
	{ fileName, bytes }: UploadedFile
): Promise<{ kind: 'text' | 'yaml'; original: string; reading: KeptReading }> {
	const kind = /\.ya?ml$/i.test(fileName) ? 'yaml' : /\.(txt|md)$/i.test(fileName) ? 'text' : null;
	if (kind === null) throw new DomainError('file-type', { name: fileName.slice(-80) });
	const document = readDocument(bytes);
	if (!document.ok)
		throw new DomainError(FILE_ERRORS[document.error], { limit: LARGEST_FILE / 1024 / 1024 });
	const structure = await currentStructure();
	const positions = positionsInUse(structure, todayAt(structure, ctx.now));
	const original = document.text;
	if (kind === 'text') {
		const recognition = recogniseDocument(original, newRowId);
		const content = resolveRecipients(recognition.content, positions);
		const { code, title, titleIsPlaceholder, leftovers } = recognition;
		const reading = { recognition, content, code, title, titleIsPlaceholder, leftovers };
		return { kind, original, reading };
	}
	const yaml = readMatrixYaml({ file: fileName, bytes }, { newId: newRowId, positions });
	if (!yaml.ok)
		throw new DomainError('file-unreadable', { count: yaml.errors.length }, yaml.errors);
	const { content, code, title } = yaml.matrix;
	const reading: KeptReading = {
		recognition: null,
		content,
		code,
		title,
		titleIsPlaceholder: false,
		leftovers: []
	};
	return { kind, original, reading };
}
