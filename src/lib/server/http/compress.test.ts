import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressed, encodingFor } from './compress';

const long = 'Matriz de puesto. '.repeat(200);
const page = (body: string | null = long, headers: Record<string, string> = {}) =>
	new Response(body, { headers: { 'content-type': 'text/html', ...headers } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the encoding of an answer', () => {
	it.each([
		['gzip, deflate, br, zstd', 'br'],
		['gzip, deflate', 'gzip'],
		['GZIP;q=0.5, br;q=0', 'gzip'],
		['br;q=0.0', null],
		['identity', null],
		['', null],
		[null, null]
	])('for %s is %s', (accepted, encoding) => {
		expect(encodingFor(accepted)).toBe(encoding);
	});
});

describe('an answer', () => {
	it('comes smaller and unpacks to the same page', async () => {
		const br = await compressed(page(), 'br');
		expect(br.headers.get('content-encoding')).toBe('br');
		const bytes = await bytesOf(br);
		expect(bytes.byteLength).toBeLessThan(long.length / 4);
		expect(br.headers.get('content-length')).toBe(String(bytes.byteLength));
		expect(brotliDecompressSync(bytes).toString()).toBe(long);
		expect(gunzipSync(await bytesOf(await compressed(page(), 'gzip'))).toString()).toBe(long);
	});

	it('keeps its status, its cookies and says what it depends on', async () => {
		const answer = new Response(long, { status: 422, headers: { 'content-type': 'text/html' } });
		answer.headers.append('set-cookie', 'a=1');
		answer.headers.append('set-cookie', 'b=2');
		const sent = await compressed(answer, 'br');
		expect(sent.status).toBe(422);
		expect(sent.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
		expect(sent.headers.get('vary')).toBe('accept-encoding');
	});

	it.each([
		['nobody asked', page(), null],
		['it fits one packet', page('corta'), 'br'],
		['it is packed already', page(long, { 'content-encoding': 'gzip' }), 'br'],
		['it is no text', page(long, { 'content-type': 'image/png' }), 'br'],
		['it has no body', page(null), 'br']
	])('stays as it is where %s', async (_why, answer, accepted) => {
		const before = answer.headers.get('content-encoding');
		expect((await compressed(answer, accepted)).headers.get('content-encoding')).toBe(before);
	});
});
