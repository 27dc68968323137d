/**
 * What every answer carries beside Kit's content security policy. A signed-in page is kept by no
 * cache, so that "back" after signing out shows nothing.
 */
export const ALWAYS: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Stricter would make browsers send forms with the origin "null", which Kit refuses.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
};

const YEAR_S = 365 * 24 * 60 * 60;

export interface AnsweredRequest {
	url: URL;
	signedIn: boolean;
	/** The address itself is a secret. */
	secretAddress: boolean;
}

/** Adds the headers to an answer; what a route set by itself stays. */
export function secured(response: Response, request: AnsweredRequest): Response {
	const wanted: Record<string, string> = { ...ALWAYS };
	if (request.url.protocol === 'https:')
		wanted['strict-transport-security'] = `max-age=${YEAR_S}; includeSubDomains`;
	if (request.signedIn || request.secretAddress) {
		wanted['cache-control'] = 'private, no-store';
		// A validator could only ever confirm a page to somebody else than whom it was made for.
		response.headers.delete('etag');
	}
	for (const [name, value] of Object.entries(wanted))
		if (!response.headers.has(name)) response.headers.set(name, value);
	return response;
}
