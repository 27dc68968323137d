import type { KnownPosition } from '$lib/domain/matrix/recognition';
import type { Structure } from '$lib/domain/organization/schema';
import { demonstrationFileSchema, type Demonstration } from './demonstration-file';
import type { YamlError } from './errors';
import { checkFile, inOrder, parseFile, type SourceFile } from './parse-file';
import { readManualYaml } from './read-manual';
import { readMatrixYaml, type ReadMatrix } from './read-matrix';
import { readStructure } from './read-structure';

/** Everything a company's folder in `profiles/` holds. */
export interface Profile {
	structure: Structure;
	/** By the file's name inside the folder, `matrices/ATC-014.yaml`. */
	matrices: Map<string, ReadMatrix>;
	demonstration: Demonstration | null;
}
export type ProfileReading = { ok: true; profile: Profile } | { ok: false; errors: YamlError[] };

const DEMONSTRATION = 'demo.yaml';
const MATRICES = 'matrices/';
const MANUALS = 'manuals/';

/**
 * Reads a company's folder: `demo.yaml`, the files under `matrices/` and `manuals/`, and structure in all
 * others.
 * @param idOf the id of a position by its code, as the recipients of the matrices will refer to it
 */
export function readProfile(
	sources: readonly SourceFile[],
	idOf: (code: string) => string,
	newId: () => string
): ProfileReading {
	const under = (file: string) => file.startsWith(MATRICES);
	const structural = sources.filter(
		({ file }) => !under(file) && !file.startsWith(MANUALS) && file !== DEMONSTRATION
	);
	const reading = readStructure(structural);
	if (!reading.ok) return reading;
	const { structure } = reading;
	const positions = knownPositions(structure, idOf);
	const errors: YamlError[] = [];
	const matrices = new Map<string, ReadMatrix>();
	for (const source of sources.filter(({ file }) => under(file))) {
		const matrix = readMatrixYaml(source, { newId, positions });
		if (matrix.ok) matrices.set(source.file, matrix.matrix);
		else errors.push(...matrix.errors);
	}
	for (const source of sources.filter(({ file }) => file.startsWith(MANUALS))) {
		const manual = readManualYaml(source);
		if (!manual.ok) errors.push(...manual.errors);
	}
	const story = sources.find(({ file }) => file === DEMONSTRATION);
	const told = story ? readDemonstration(story) : null;
	if (told && !told.ok) errors.push(...told.errors);
	if (errors.length > 0) return { ok: false, errors };
	return {
		ok: true,
		profile: { structure, matrices, demonstration: told?.ok ? told.story : null }
	};
}

/** Reads `demo.yaml` (`escalafon: demonstration/1`). */
export function readDemonstration(
	source: SourceFile
): { ok: true; story: Demonstration } | { ok: false; errors: YamlError[] } {
	const parsing = parseFile(source);
	if (!parsing.ok) return parsing;
	const checked = checkFile(parsing.parsed, demonstrationFileSchema);
	return checked.ok
		? { ok: true, story: checked.data }
		: { ok: false, errors: inOrder(checked.errors) };
}

/** The positions of a structure as recipients find them. */
export const knownPositions = (
	structure: Structure,
	idOf: (code: string) => string
): KnownPosition[] =>
	structure.positions.map(({ code, title, aliases }) => ({ id: idOf(code), code, title, aliases }));
