import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What fits one packet anyway gains nothing. */
const LEAST = 1_300;
const TEXT = /^(?:text\/|application\/(?:json|yaml))/;

const ENCODERS = {
	// Quality 4 costs as little as gzip does and sends a seventh less.
	br: (bytes: Uint8Array) =>
		promisify(brotliCompress)(bytes, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: 4,
				// A window that holds a whole page; the usual one clears sixteen times that for each answer.
				[constants.BROTLI_PARAM_LGWIN]: 18,
				[constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength
			}
		}),
	gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 5 })
};
type Encoding = keyof typeof ENCODERS;

/** The best encoding that a browser says it reads, or null. */
export function encodingFor(accepted: string | null): Encoding | null {
	const read = new Set(
		(accepted ?? '')
			.split(',')
			.map((part) =>
				part
					.trim()
					.toLowerCase()
					.split(/\s*;\s*/)
			)
			.filter(([, weight]) => !weight || !/^q=0(?:\.0*)?$/.test(weight))
			.map(([name]) => name)
	);
	return read.has('br') ? 'br' : read.has('gzip') ? 'gzip' : null;
}

/**
 * A page or JSON made smaller where the browser reads that; anything else as it was.
 * @param accepted the request's `accept-encoding`
 */
export async function compressed(response: Response, accepted: string | null): Promise<Response> {
	const { headers } = response;
	if (!response.body || headers.has('content-encoding')) return response;
	if (!TEXT.test(headers.get('content-type') ?? '')) return response;
	headers.append('vary', 'accept-encoding');
	const encoding = encodingFor(accepted);
	if (!encoding) return response;
	const bytes = new Uint8Array(await response.arrayBuffer());
	const sent = bytes.byteLength < LEAST ? bytes : await ENCODERS[encoding](bytes);
	if (sent !== bytes) headers.set('content-encoding', encoding);
	headers.set('content-length', String(sent.byteLength));
	return new Response(sent as Uint8Array<ArrayBuffer>, { status: response.status, headers });
}
