import type { Page } from '@playwright/test';
import { startProduct } from '../setup/product';
import { expect, hydrated, open, test } from './fixtures';

/** Tabs through a page once around; tells what takes the focus without showing it, and any trap. */
async function tabAround(page: Page): Promise<{ stops: number; faults: string[] }> {
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const faults: string[] = [];
	let stops = 0;
	for (; stops < 400; stops += 1) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate((count) => {
			const element = document.activeElement;
			if (!(element instanceof HTMLElement) || element === document.body) return null;
			if (element.dataset.tabbed === String(count - 1)) {
				// A date has a stop for its day, its month and its year.
				if (!(element instanceof HTMLInputElement && element.type === 'date')) return 'stays';
				element.dataset.tabbed = String(count);
				return 'within';
			}
			if (element.dataset.tabbed) return null;
			element.dataset.tabbed = String(count);
			const style = getComputedStyle(element);
			const box = element.getBoundingClientRect();
			return {
				name: element.outerHTML.slice(0, 100),
				shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
				onScreen: box.width > 0 && box.bottom > 0 && box.top < innerHeight
			};
		}, stops);
		if (stop === null) break;
		if (stop === 'within') continue;
		if (stop === 'stays') {
			faults.push(`the focus stays at stop ${stops}`);
			break;
		}
		if (!stop.shown) faults.push(`no visible focus: ${stop.name}`);
		if (!stop.onScreen) faults.push(`focus out of sight: ${stop.name}`);
	}
	return { stops, faults };
}

test('every page is walked by Tab alone, with the focus in sight, and lets go of it', async ({
	page,
	signIn
}) => {
	test.setTimeout(240_000);
	await signIn('hr');
	for (const path of [
		'/',
		'/positions',
		'/positions/new',
		'/positions/ATC-014',
		'/positions/ATC-015/edit',
		'/positions/ATC-014/history',
		'/positions/ATC-014/compare',
		'/positions/ATC-014/acknowledgements',
		'/organization/units/EXC',
		'/organization/units/EXC/edit',
		'/positions/ATC-014/particulars',
		'/organization/units/EXC/end',
		'/organization/units/new',
		'/organization/posts/new',
		'/organization/import',
		'/organization/export',
		'/organization?unit=EXC',
		'/manual',
		'/manual/new',
		'/manual/MOF-EXC',
		'/manual/MOF-EXC/edit',
		'/manual/MOF-EXC/particulars',
		'/manual/MOF-EXC/editions',
		'/manual/MOF-EXC/compare',
		'/organization/checks',
		'/organization/deliverables?from=EXC&to=ADF',
		'/organization/deliverables?position=ATC-014',
		'/organization/scenarios',
		'/organization?unit=EXC',
		'/imports',
		'/audit',
		'/notifications',
		'/settings/scales',
		'/settings/aliases',
		'/account'
	]) {
		await open(page, path);
		const { stops, faults } = await tabAround(page);
		expect(faults, path).toEqual([]);
		expect(stops, path).toBeGreaterThan(8);
	}
});

test('the administrator’s pages are walked by Tab alone', async ({ page, signIn }) => {
	test.setTimeout(120_000);
	await signIn('administrator');
	await open(page, '/settings/people?role=hr');
	const account = page.getByRole('table').getByRole('link').last();
	for (const path of [
		'/settings',
		'/settings/companies',
		'/settings/companies/new',
		'/settings/rules',
		'/settings/mail',
		'/settings/backups',
		'/settings/people?role=hr',
		(await account.getAttribute('href')) ?? '',
		'/settings/people/new',
		'/settings/people/import',
		'/account'
	]) {
		await open(page, path);
		const { stops, faults } = await tabAround(page);
		expect(faults, path).toEqual([]);
		expect(stops, path).toBeGreaterThan(8);
	}
});

test('sign-in, search, reading and acknowledging need no pointer', async ({ page }) => {
	test.setTimeout(120_000);
	// A product of its own: the request that is answered here is open nowhere else.
	const product = await startProduct();
	const { login, password } = product.people.employee;
	await open(page, `${product.url}/sign-in`);
	await page.getByLabel('Correo o número de empleado').focus();
	await page.keyboard.type(login);
	await page.keyboard.press('Tab');
	await page.keyboard.type(password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.pathname === '/');
	await hydrated(page);

	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveText('Ir al contenido');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => location.hash)).toBe('#content');

	await page.keyboard.press('Control+k');
	const search = page.getByRole('dialog').getByRole('combobox');
	await expect(search).toBeFocused();
	await page.keyboard.type('atencion a clientes');
	await expect(page.getByRole('option').first()).toContainText('Ejecutivo de Atención a Clientes');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/positions/ATC-014');
	await hydrated(page);

	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);

	await page.getByRole('link', { name: 'Leer y dar enterado' }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/acknowledgements/*');
	await hydrated(page);
	await page.getByRole('radio', { name: 'Estoy enterado', exact: true }).focus();
	await page.keyboard.press('ArrowDown');
	await page.getByRole('textbox', { name: 'Observaciones' }).focus();
	await page.keyboard.type('Leído con el teclado.');
	await page.getByLabel('Tu contraseña').focus();
	await page.keyboard.type(password);
	await page.keyboard.press('Enter');
	await expect(page.getByText('Respuesta registrada')).toBeVisible();
	await page.goto('about:blank');
	expect(await product.stop(), product.output()).toBe(0);
});

test('rows of the form are added, moved and removed by keyboard, and removing can be undone', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/positions/ATC-015/edit');
	const tools = page.getByRole('list', { name: 'Equipo y herramientas' });
	const names = () =>
		tools
			.locator('textarea')
			.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
	const before = await names();
	await tools.locator('textarea').first().focus();
	await page.keyboard.press('Alt+ArrowDown');
	expect(await names()).toEqual([before[1], before[0], ...before.slice(2)]);
	await expect(tools.locator('textarea').nth(1)).toBeFocused();
	await page.keyboard.press('Alt+ArrowUp');
	expect(await names()).toEqual(before);

	await tools.getByRole('button', { name: 'Quitar' }).first().focus();
	await page.keyboard.press('Enter');
	expect(await names()).toEqual(before.slice(1));
	await page.getByRole('button', { name: 'Deshacer' }).focus();
	await page.keyboard.press('Enter');
	expect(await names()).toEqual(before);

	const topics = page.getByRole('list', { name: 'Master' });
	const count = await topics.getByRole('listitem').count();
	await topics.getByLabel('Tema').last().focus();
	await page.keyboard.press('Enter');
	await expect(topics.getByRole('listitem')).toHaveCount(count + 1);
	await expect(topics.getByLabel('Tema').last()).toBeFocused();
	await expect(page.locator('[data-save="saved"]')).toBeVisible();
});
