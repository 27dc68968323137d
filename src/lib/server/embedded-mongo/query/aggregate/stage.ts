import type { Document } from '../../errors';
import type { Bindings } from '../expressions/bindings';

/** Gives the documents of another collection. */
export type Read = (collection: string) => Iterable<Document>;

/** A compiled stage: a stream in, a stream out; it never changes the documents it is given. */
export type Stage = (documents: Iterable<Document>, read: Read) => Iterable<Document>;

/** What stages need to compile those inside them, and where they note the collections they read. */
export interface StageContext {
	bindings: Bindings;
	reads: Set<string>;
	compilePipeline(pipeline: unknown, bindings: Bindings): Pipeline;
}

/** A compiled pipeline. */
export interface Pipeline {
	/** `read` gives the documents of another collection, for $lookup and its kin. */
	run(source: Iterable<Document>, read: Read): Document[];
	/** The filter of a leading $match: the caller may choose an index by it. */
	firstMatch?: Document;
	/** The other collections that the pipeline reads. */
	reads: string[];
}
