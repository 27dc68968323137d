import { createHash } from 'node:crypto';

const SCRIPT = /<script nonce="([^"]+)">([^]*?)<\/script>/g;

/**
 * A page whose policy names its own scripts by their hashes instead of a nonce, so that the page may
 * be sent more than once: a nonce is good for one answer only.
 * @param policy the content security policy that Kit wrote for the page
 * @returns null where the nonce stands anywhere else than at a script written in the page
 */
export function withoutNonce(
	html: string,
	policy: string
): { html: string; policy: string } | null {
	const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
	if (nonce === undefined) return html.includes(' nonce="') ? null : { html, policy };
	const hashes = new Set<string>();
	const still = html.replace(SCRIPT, (whole, given: string, script: string) => {
		if (given !== nonce) return whole;
		hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
		return `<script>${script}</script>`;
	});
	if (hashes.size === 0 || still.includes(nonce)) return null;
	return { html: still, policy: policy.replaceAll(`'nonce-${nonce}'`, [...hashes].join(' ')) };
}
