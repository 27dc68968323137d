import type { HandleClientError } from '@sveltejs/kit';
import { browserFailure } from '$lib/domain/failure/browser-failure';
import { m } from '$lib/i18n/paraglide/messages';

function newErrorId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(5));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What nobody expected gets a number here too; the log has it beside where it happened. */
export const handleError: HandleClientError = ({ error, event, status }) => {
	if (status === 404) return { message: m.frame_error_404_next() };
	const errorId = newErrorId();
	void fetch('/api/client-failures', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(browserFailure(error, errorId, event.route.id)),
		keepalive: true
	}).catch(() => {
		// Without a network nothing can be told; the page shows the reference all the same.
	});
	return { message: m.frame_error_500_next(), errorId };
};
