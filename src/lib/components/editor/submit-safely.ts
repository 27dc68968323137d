import type { SubmitFunction } from '@sveltejs/kit';

/** The draft that a dialog submits, and what the dialog shows meanwhile. */
interface Submitting {
	/** Saves what was typed last, before the form goes; false when it could not. */
	flush: () => Promise<boolean>;
	/** Of the draft as it was last saved from this page. */
	revision: () => number;
	busy: (sending: boolean) => void;
	close: () => void;
}

/** Sends a draft on as it is on the page, or not at all: then the page says why it was not saved. */
export function submitSafely({ flush, revision, busy, close }: Submitting): SubmitFunction {
	return async ({ cancel, formData }) => {
		busy(true);
		if (!(await flush())) {
			// What would be reviewed is not what is on the page.
			cancel();
			busy(false);
			close();
			return;
		}
		formData.set('revision', String(revision()));
		return async ({ update }) => {
			await update({ reset: false });
			busy(false);
		};
	};
}
