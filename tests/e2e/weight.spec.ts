import { coldWeight, type Weight } from '../bench/weight';
import { expect, open, test } from './fixtures';
import type { Person } from '../setup/product';

/**
 * What a link in a mail may cost on a phone that was never here: the goal is 100 kB with brotli, and
 * it is to stay below that (README, Speed).
 */
const COLD: { encodings: ('br' | 'gzip')[]; requests: number; kilobytes: number }[] = [
	{ encodings: ['br', 'gzip'], requests: 6, kilobytes: 98 },
	// Over plain http from another machine browsers unpack nothing better.
	{ encodings: ['gzip'], requests: 6, kilobytes: 110 }
];
/**
 * Of any page: whoever needs more loads something of it later, by import(). Three requests more than the
 * position page: scripts and styles that rooms share, and a company may have its logo in the rail. The
 * form carries a whole matrix, the organization all its rooms.
 */
const ROOM = { requests: 8, kilobytes: 165 };

const ROOMS: Record<Exclude<Person, 'director' | 'manager'>, string[]> = {
	hr: [
		'/',
		'/positions',
		'/positions/new',
		'/positions/ATC-015/edit',
		'/positions/ATC-014/history',
		'/positions/ATC-014/acknowledgements',
		'/organization',
		'/imports',
		'/audit'
	],
	employee: ['/', '/account'],
	administrator: [
		'/',
		'/audit',
		'/settings',
		'/settings/companies',
		'/settings/backups',
		'/settings/rules'
	],
	auditor: ['/positions', '/audit']
};

const told = ({ path, requests, bytes }: Weight) =>
	`${path}: ${(bytes / 1000).toFixed(1)} kB in ${requests.length} requests (${requests
		.map((request) => `${request.type} ${request.bytes}`)
		.join(', ')})`;

function expectWithin(weight: Weight, most: { requests: number; kilobytes: number }): void {
	expect(weight.status, told(weight)).toBe(200);
	expect(weight.requests.length, told(weight)).toBeLessThanOrEqual(most.requests);
	expect(weight.bytes, told(weight)).toBeLessThanOrEqual(most.kilobytes * 1000);
	// A request that never ended would weigh nothing.
	expect(
		weight.requests.filter(({ bytes }) => bytes === 0),
		told(weight)
	).toEqual([]);
}

for (const { encodings, ...most } of COLD) {
	test(`what is read and signed weighs little, cold, with ${encodings.join(' and ')}`, async ({
		browser,
		page,
		product,
		signIn
	}) => {
		await signIn('employee');
		const cookies = await page.context().cookies();
		const sign = await page.getByRole('link', { name: /Leer y dar enterado/ }).first();
		const acknowledgement = await sign.getAttribute('href');
		for (const path of ['/positions/ATC-014', acknowledgement ?? '']) {
			const weight = await coldWeight(browser, product.url, cookies, path, encodings);
			test.info().annotations.push({ type: 'weight', description: told(weight) });
			expectWithin(weight, most);
		}
	});
}

for (const [person, paths] of Object.entries(ROOMS)) {
	test(`no page of ${person} weighs more than its room allows`, async ({
		browser,
		page,
		product,
		signIn
	}) => {
		await signIn(person as Person);
		const cookies = await page.context().cookies();
		for (const path of paths) {
			const weight = await coldWeight(browser, product.url, cookies, path);
			test.info().annotations.push({ type: 'weight', description: told(weight) });
			expectWithin(weight, ROOM);
		}
	});
}

test('an English page asks for English scripts alone, and the next room’s too', async ({
	page,
	product,
	signIn
}) => {
	await signIn('hr');
	await page.context().addCookies([{ name: 'locale', value: 'en', url: product.url }]);
	const scripts: string[] = [];
	page.on('request', (request) => {
		if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
	});
	await open(page, '/positions/ATC-014');
	await page.getByRole('link', { name: 'Positions' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Positions' })).toBeVisible();
	expect(scripts.length).toBeGreaterThan(3);
	expect(scripts.filter((path) => !path.endsWith('.en.js'))).toEqual([]);
});

test('scripts and styles are kept for a year and asked for by their content', async ({
	page,
	product,
	signIn,
	request
}) => {
	await signIn('hr');
	const { requests } = await coldWeight(
		page.context().browser()!,
		product.url,
		await page.context().cookies(),
		'/positions/ATC-014'
	);
	const kept = requests.filter(({ url }) => url.startsWith('/_app/immutable/'));
	expect(kept.length).toBe(requests.length - 1);
	for (const { url } of kept) {
		const answer = await request.get(url);
		expect(answer.headers()['cache-control'], url).toContain('immutable');
		const again = await request.get(url, {
			headers: { 'if-none-match': answer.headers().etag ?? '' }
		});
		expect(again.status(), url).toBe(304);
	}
});
