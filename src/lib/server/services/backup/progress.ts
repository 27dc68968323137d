/** How far a backup or restore has come. */
export interface Progress {
	stage: 'reading' | 'proving' | 'copying' | 'verifying' | 'replacing';
	/** Documents or bytes, of so many; a total of 0 is not known. */
	done: number;
	total: number;
}

export type Told = (progress: Progress) => void;

export const tellNobody: Told = () => {};
