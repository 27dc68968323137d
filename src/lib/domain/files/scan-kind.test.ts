import { expect, it } from 'vitest';
import { scanKind } from './scan-kind';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it('knows PDF, JPEG and PNG by their first bytes, and nothing else', () => {
	expect(scanKind(bytes('%PDF-1.7\n'))).toBe('application/pdf');
	expect(scanKind(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
	expect(scanKind(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png');
	for (const other of ['', '%PD', 'GIF89a', '<svg xmlns=', '<html>', 'PK\x03\x04', ' %PDF-1.7'])
		expect(scanKind(bytes(other)), other).toBeNull();
});
