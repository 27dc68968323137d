import type { Browser, BrowserContextOptions } from 'playwright';

type Cookies = Exclude<BrowserContextOptions['storageState'], string | undefined>['cookies'];

export interface Weight {
	path: string;
	/** Of the page itself. */
	status: number;
	/** As they came, each with its bytes over the wire: headers and compressed body. */
	requests: { url: string; type: string; bytes: number }[];
	/** Sum of the requests. */
	bytes: number;
}

/**
 * What a browser that has never been here fetches to show a page and make it work.
 * @param url scheme, host and port
 * @param cookies of a signed-in person
 * @param path of the page
 * @param encodings what the browser reads; over plain http from another machine it is gzip alone
 */
export async function coldWeight(
	browser: Browser,
	url: string,
	cookies: Cookies,
	path: string,
	encodings: ('br' | 'gzip')[] = ['br', 'gzip']
): Promise<Weight> {
	const context = await browser.newContext({ locale: 'es-MX' });
	try {
		await context.addCookies(cookies);
		const page = await context.newPage();
		const client = await context.newCDPSession(page);
		await client.send('Network.enable');
		// Chromium knows this command; the types of the protocol that come with Playwright do not.
		await client.send('Network.setAcceptedEncodings' as 'Network.enable', { encodings } as object);
		const requests = new Map<string, { url: string; type: string; bytes: number }>();
		client.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
			// A picture that stands in the page itself is no request.
			if (!request.url.startsWith('data:'))
				requests.set(requestId, { url: request.url.slice(url.length), type, bytes: 0 });
		});
		client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			const request = requests.get(requestId);
			if (request) request.bytes = encodedDataLength;
		});
		const answer = await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
		await page.locator('[data-hydrated]').first().waitFor({ state: 'attached' });
		const all = [...requests.values()];
		const bytes = all.reduce((sum, request) => sum + request.bytes, 0);
		return { path, status: answer?.status() ?? 0, requests: all, bytes };
	} finally {
		await context.close();
	}
}
