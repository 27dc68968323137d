import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withoutNonce } from './script-hash';

const POLICY = "default-src 'none'; script-src 'self' 'nonce-AbC+1/=='";
const page = (body: string) => `<body>${body}</body>`;
const hashOf = (script: string) =>
	`'sha256-${createHash('sha256').update(script).digest('base64')}'`;

describe('a page without its nonce', () => {
	it('allows exactly the scripts that stand in it', () => {
		const still = withoutNonce(page('<script nonce="AbC+1/==">\n\tstart()\n</script>'), POLICY);
		expect(still).toEqual({
			html: page('<script>\n\tstart()\n</script>'),
			policy: `default-src 'none'; script-src 'self' ${hashOf('\n\tstart()\n')}`
		});
	});

	it('allows no script that came with another nonce', () => {
		const both = '<script nonce="AbC+1/==">a</script><script nonce="else">b</script>';
		const still = withoutNonce(page(both), POLICY);
		expect(still?.html).toContain('<script nonce="else">b</script>');
		expect(still?.policy).not.toContain(hashOf('b'));
		expect(still?.policy).not.toContain('nonce');
	});

	it('is none where the nonce stands somewhere else too', () => {
		const style = '<style nonce="AbC+1/=="></style><script nonce="AbC+1/==">a</script>';
		expect(withoutNonce(page(style), POLICY)).toBeNull();
		expect(withoutNonce(page('no script at all'), POLICY)).toBeNull();
	});

	it('is the same page where the policy has no nonce', () => {
		expect(withoutNonce(page('plain'), "script-src 'self'")?.html).toBe(page('plain'));
		expect(withoutNonce(page('<script nonce="x">a</script>'), "script-src 'self'")).toBeNull();
	});
});
