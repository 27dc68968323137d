import { describe, expect, it } from 'vitest';
import { secured } from './headers';

const answer = (at: string, given: Partial<{ signedIn: boolean; secretAddress: boolean }> = {}) =>
	secured(new Response(''), {
		url: new URL(at),
		signedIn: false,
		secretAddress: false,
		...given
	}).headers;

describe('an answer', () => {
	it('says that browsers guess no types, show it in no frame and tell other sites nothing', () => {
		const headers = answer('http://127.0.0.1:3000/');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('referrer-policy')).toBe('same-origin');
	});

	it('keeps browsers on https only where it came by https', () => {
		expect(answer('http://127.0.0.1/').has('strict-transport-security')).toBe(false);
		expect(answer('https://rh.ejemplo.mx/').get('strict-transport-security')).toMatch(/^max-age=/);
	});

	it('to somebody signed in, or at a secret address, is kept by no cache', () => {
		expect(answer('https://rh.ejemplo.mx/').has('cache-control')).toBe(false);
		for (const given of [{ signedIn: true }, { secretAddress: true }])
			expect(answer('https://rh.ejemplo.mx/', given).get('cache-control')).toBe(
				'private, no-store'
			);
	});

	it('to somebody signed in has no validator that could be asked about by somebody else', () => {
		const made = () => new Response('', { headers: { etag: '"1"' } });
		const request = { url: new URL('http://x/'), secretAddress: false };
		expect(secured(made(), { ...request, signedIn: true }).headers.has('etag')).toBe(false);
		expect(secured(made(), { ...request, signedIn: false }).headers.get('etag')).toBe('"1"');
	});

	it('keeps what its route said itself', () => {
		const own = new Response('', { headers: { 'cache-control': 'private, max-age=60' } });
		const request = { url: new URL('http://x/'), signedIn: true, secretAddress: false };
		expect(secured(own, request).headers.get('cache-control')).toBe('private, max-age=60');
	});
});
