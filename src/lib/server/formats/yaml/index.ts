export { yamlErrorLine, type YamlError, type YamlErrorCode } from './errors';
export type { SourceFile } from './parse-file';
export { readMatrixYaml, type MatrixReading, type ReadMatrix } from './read-matrix';
export { writeMatrixYaml, type WrittenMatrix } from './write-matrix';
export { readStructure, type StructureLines, type StructureReading } from './read-structure';
export type { Known } from './structure-references';
export { structureYamlPieces, writeStructureYaml } from './write-structure';
export {
	knownPositions,
	readDemonstration,
	readProfile,
	type Profile,
	type ProfileReading
} from './read-profile';
export type { Demonstration, StoryManual, StoryVersion } from './demonstration-file';
export { readManualYaml, type ManualReading } from './read-manual';
