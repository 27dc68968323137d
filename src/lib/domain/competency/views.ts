import type { CompetencyScale, ScaleLevel } from './scale';

/** A scale as its page shows it: each level with the present matrices that ask for it. */
export interface ScaleView extends Omit<CompetencyScale, 'levels'> {
	levels: (ScaleLevel & { matrices: number })[];
}

/** What the matrix form offers. */
export interface OfferedScale {
	model: string;
	levels: { id: string; name: string; descriptor: string }[];
}
