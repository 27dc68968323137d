import type { SubmitFunction } from '@sveltejs/kit';
import { enhance as sendByScript } from '$app/forms';

type Enhance = (form: HTMLFormElement, submit?: SubmitFunction) => ReturnType<typeof sendByScript>;

/**
 * As `enhance` of `$app/forms`, but a form that is on its way is not sent again: a double click would
 * create two of what was asked for.
 */
export const enhance: Enhance = (form, submit) => {
	let sending = false;
	const hold = (event: Event) => {
		if (!sending) return;
		event.preventDefault();
		event.stopImmediatePropagation();
	};
	// Before the listener below, which is added to the same form.
	form.addEventListener('submit', hold, { capture: true });
	const enhanced = sendByScript(form, async (input) => {
		sending = true;
		const free = () => (sending = false);
		input.controller.signal.addEventListener('abort', free);
		const cancel = () => {
			free();
			input.cancel();
		};
		try {
			const answered = await submit?.({ ...input, cancel });
			return async (answer) => {
				try {
					await (answered ? answered(answer) : answer.update());
				} finally {
					free();
				}
			};
		} catch (error) {
			free();
			throw error;
		}
	});
	return {
		destroy() {
			enhanced.destroy();
			form.removeEventListener('submit', hold, { capture: true });
		}
	};
};
