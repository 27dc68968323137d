import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedManual } from '$lib/server/formats/docx/manual/manual-input';
import { renderManualDocx } from '$lib/server/formats/docx/manual/render-manual';
import * as samples from '../formats/manual-samples';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'layout-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** The pages of a Word file as LibreOffice lays them out, one text each. */
function pagesOf(name: string, bytes: Uint8Array): string[] {
	const file = join(folder, `${name}.docx`);
	writeFileSync(file, bytes);
	const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
	const convert = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file];
	execFileSync('soffice', convert, { stdio: 'ignore', timeout: 200_000 });
	const text = execFileSync('pdftotext', ['-layout', join(folder, `${name}.pdf`), '-'], {
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	return text.split('\f').slice(0, -1);
}

const bare = (text: string) => text.replace(/\s+/g, '').toLocaleUpperCase('es');

/** The page numbers that the table of contents itself shows, in their order. */
function shownNumbers(bytes: Uint8Array): number[] {
	const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
	const field = /PAGEREF manual_\d+ \\h <\/w:instrText>.*?<w:t[^>]*>(\d+)<\/w:t>/gs;
	return [...xml.matchAll(field)].map(([, page]) => Number(page));
}

const MANUALS: Record<string, () => PrintedManual> = {
	'a management of six groups': samples.customerService,
	'40 units and 300 posts': () => samples.printed(samples.largeContent()),
	'a single empty unit': () => samples.printed(samples.smallestContent()),
	'a manual in English with texts and an annex': samples.english,
	'long words, deep charts and lists over many pages': samples.unwieldy
};

describe('page numbers', () => {
	it.each(Object.entries(MANUALS))("are those of LibreOffice's pages: %s", async (name, make) => {
		const { bytes, contents, pages } = await renderManualDocx(make());
		const laidOut = pagesOf(name.replace(/\W+/g, '-'), bytes).map(bare);
		expect(shownNumbers(bytes)).toEqual(contents.map(({ page }) => page));
		const first = Math.min(...contents.map(({ page }) => page));
		const found = contents.map(({ text, level }) => {
			const at = laidOut.findIndex(
				(page, index) => index >= first - 1 && page.includes(bare(text))
			);
			return { level, text, page: at + 1 };
		});
		expect(found).toEqual(contents);
		expect(laidOut).toHaveLength(pages);
	});
});
