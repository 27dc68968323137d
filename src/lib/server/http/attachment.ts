/** Headers of a file to keep: its name for old and new browsers (RFC 6266), cached by nobody between. */
export function attachmentHeaders(
	fileName: string,
	type: string,
	length: number
): Record<string, string> {
	const plain = fileName
		.normalize('NFD')
		.replace(/[^\x20-\x7e]/g, '')
		.replace(/["\\]/g, '');
	return {
		'content-type': type,
		'content-length': String(length),
		'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
		'cache-control': 'private, no-store'
	};
}

/** A file to keep, whole. */
export function attachment(bytes: Uint8Array, fileName: string, type: string): Response {
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: attachmentHeaders(fileName, type, bytes.byteLength)
	});
}
