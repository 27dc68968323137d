import type { Acknowledgement } from '../../../domain/acknowledgement/records';
import { defineModel, recordOf, type Stored } from '../model';

/** The employee's folded name and number, so that a list of a thousand is sorted by an index. */
export interface AcknowledgementKeys {
	nameKey: string;
	searchKey: string;
	/** What the answer was, again, so that a tally needs no look into it. */
	outcome: string;
}

export type StoredAcknowledgement = Stored<Acknowledgement, AcknowledgementKeys>;

export const Acknowledgements = defineModel<StoredAcknowledgement>('acknowledgements', {
	employeeId: String,
	positionId: String,
	versionId: String,
	versionNumber: Number,
	contentHash: String,
	state: String,
	requestedAt: String,
	dueOn: String,
	answer: Object as never,
	nameKey: String,
	searchKey: String,
	outcome: String
});

export const toAcknowledgement = recordOf<Acknowledgement, AcknowledgementKeys>(
	'nameKey',
	'searchKey',
	'outcome'
);
