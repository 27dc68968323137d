import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { startProduct, type Person, type Product } from '../setup/product';

interface Fixtures {
	/** A page that fails the test on a console error, a failed script or a policy violation. */
	page: Page;
	signIn: (person: Person, page?: Page) => Promise<void>;
	/**
	 * The built product with its demonstration company, one for all tests of a file: what other files
	 * leave behind in theirs is never met.
	 */
	product: Product;
}
interface WorkerFixtures {
	productOf: (file: string) => Promise<Product>;
}

/** What Chromium says of an answer that a test asked for on purpose. */
const ASKED_FOR =
	/Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_FAILED)/;

/** Collects what must not happen on any page. */
export function watch(page: Page): string[] {
	const faults: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' && !ASKED_FOR.test(message.text())) faults.push(message.text());
	});
	page.on('pageerror', (error) => faults.push(String(error)));
	return faults;
}

/** Waits until scripts answer: a click before that is lost. */
export async function hydrated(page: Page): Promise<void> {
	await page.locator('[data-hydrated]').first().waitFor({ state: 'attached' });
}

export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await hydrated(page);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
	productOf: [
		// Playwright reads what a fixture needs from the first argument's braces.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			let running: { file: string; product: Product } | null = null;
			const stop = async () => {
				const product = running?.product;
				running = null;
				if (product) expect(await product.stop(), product.output()).toBe(0);
			};
			await use(async (file) => {
				if (running?.file !== file) {
					await stop();
					running = { file, product: await startProduct() };
				}
				return running.product;
			});
			await stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	product: [
		async ({ productOf }, use, { file }) => use(await productOf(file)),
		{ timeout: 120_000 }
	],
	baseURL: async ({ product }, use) => use(product.url),
	page: async ({ page }, use) => {
		const faults = watch(page);
		await use(page);
		expect(faults).toEqual([]);
	},
	signIn: async ({ page: own, product }, use) => {
		await use(async (person, page = own) => {
			const { login, password } = product.people[person];
			await signInAs(page, login, password);
		});
	}
});

/** Signs in through the page; whoever is signed in is signed out first. */
export async function signInAs(page: Page, login: string, password: string): Promise<void> {
	await page.context().clearCookies({ name: 'escalafon_session' });
	await open(page, '/sign-in');
	await page.getByLabel('Correo o número de empleado').fill(login);
	await page.getByLabel('Contraseña', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Entrar' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	await hydrated(page);
}

/** No automated accessibility violation on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const told = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
	);
	expect(told, page.url()).toEqual([]);
}

/** Nothing is wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
	const wide = await page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		return document.documentElement.scrollWidth > width
			? [...document.querySelectorAll('body *')]
					.filter((element) => element.getBoundingClientRect().right > width + 1)
					.slice(0, 3)
					.map((element) => element.outerHTML.slice(0, 120))
			: [];
	});
	expect(wide, page.url()).toEqual([]);
}

export { expect };
