import type { CompetencyScale } from '../../../domain/competency/scale';
import { defineModel, recordOf, type Stored } from '../model';

export type StoredScale = Stored<CompetencyScale, { modelKey: string }>;

export const CompetencyScales = defineModel<StoredScale>('competency_scales', {
	model: String,
	levels: Object as never,
	modelKey: String
});

export const toScale = recordOf<CompetencyScale, { modelKey: string }>('modelKey');
