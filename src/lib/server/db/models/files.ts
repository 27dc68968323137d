import { defineModel } from '../model';

/** The driver keeps a file as one record in `files.files` and its pieces in `files.chunks`. */
export const BUCKET = 'files';

export interface RawFile {
	_id: string;
	length: number;
	chunkSize: number;
	uploadDate: Date;
	filename: string;
	metadata: { type: string; sha256: string; owner: string | null };
}

export const Files = defineModel<RawFile>(`${BUCKET}.files`, {
	length: Number,
	chunkSize: Number,
	uploadDate: Date,
	filename: String,
	metadata: Object as never
});
