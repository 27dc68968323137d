import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, signInAs, test } from './fixtures';

const DRAFT = '/positions/ATC-015/edit';
const objective = (page: Page) => page.getByRole('textbox', { name: 'Objetivo' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Tu sesión terminó' });

/** The session is over, as if its time had run out. */
const endSession = (page: Page) => page.context().clearCookies({ name: 'escalafon_session' });

async function enter(page: Page, password: string): Promise<void> {
	await page.getByRole('dialog').getByLabel('Contraseña', { exact: true }).fill(password);
	await page.getByRole('dialog').getByRole('button', { name: 'Entrar y seguir' }).click();
}

test('an autosave asks for the password in place and loses nothing', async ({
	page,
	signIn,
	product
}) => {
	await signIn('hr');
	await open(page, DRAFT);
	const text = `Atender sesiones que terminan ${Date.now()}.`;
	await endSession(page);
	await objective(page).fill(text);
	await expect(dialog(page)).toBeVisible();
	await expect(dialog(page)).toContainText(product.people.hr.name);
	await expectAccessible(page);

	await enter(page, 'no es esta');
	await expect(dialog(page)).toContainText('La contraseña no es correcta.');

	await page.keyboard.press('Escape');
	await expect(dialog(page)).toHaveCount(0);
	await expect(objective(page)).toHaveValue(text);
	await objective(page).fill(`${text} Más.`);
	await page.waitForTimeout(1_500);
	// Whoever said later is not asked again with every word.
	await expect(dialog(page)).toHaveCount(0);
	await page.getByRole('alert').getByRole('button', { name: 'Entrar' }).click();
	await expect(async () => {
		await enter(page, product.people.hr.password);
		await expect(dialog(page)).toHaveCount(0, { timeout: 2_000 });
	}).toPass({ timeout: 30_000 });
	await expect(page.locator('[data-save="saved"]')).toBeVisible();
	await open(page, DRAFT);
	await expect(objective(page)).toHaveValue(`${text} Más.`);
});

test('a form and a link ask in place too, and go on where they were', async ({
	page,
	signIn,
	product
}) => {
	const { password } = product.people.hr;
	await signIn('hr');
	await open(page, '/positions/new');
	await page.getByLabel('Título del puesto').fill('Puesto a medias');
	await page.getByLabel('Código', { exact: true }).fill('mal código');
	await endSession(page);
	await page.getByRole('button', { name: 'Crear y escribir la matriz' }).click();
	await expect(dialog(page)).toBeVisible();
	await dialog(page).getByRole('button', { name: 'Ahora no' }).click();
	await expect(page.getByLabel('Título del puesto')).toHaveValue('Puesto a medias');
	await expect(page).toHaveURL(/positions\/new/);

	await page.getByRole('link', { name: 'Puestos' }).first().click();
	await expect(dialog(page)).toBeVisible();
	await dialog(page).getByRole('button', { name: 'Ahora no' }).click();
	await expect(page.getByLabel('Título del puesto')).toHaveValue('Puesto a medias');

	await page.getByRole('button', { name: 'Crear y escribir la matriz' }).click();
	await enter(page, password);
	// The form was sent again by itself: its own answer is there.
	await expect(page.locator('[aria-invalid="true"]')).toBeVisible();
	await page.getByRole('link', { name: 'Puestos' }).first().click();
	await page.waitForURL('**/positions');
});

test('a session that an administrator ended or an account that was closed is said, without a loop', async ({
	page,
	signIn,
	browser,
	product
}) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ baseURL: product.url, locale: 'es-MX' });
	const admin = await context.newPage();
	const { administrator, director } = product.people;
	await signInAs(admin, administrator.login, administrator.password);
	await open(admin, `/settings/people?query=${encodeURIComponent(director.name)}`);
	await admin.getByRole('link', { name: director.name, exact: true }).click();

	await signIn('director');
	await open(page, '/account');
	await admin.reload();
	await admin.getByRole('button', { name: 'Cerrar sus sesiones' }).click();
	await expect(admin.getByText(/^Se cerr(ó|aron) \d+ sesi/)).toBeVisible();
	await page.getByRole('link', { name: 'Puestos' }).first().click();
	await enter(page, director.password);
	await page.waitForURL('**/positions');
	const told = page.getByRole('region', { name: 'Avisos sobre tu cuenta' });
	await expect(told).toContainText(`${administrator.name} cerró tus sesiones`);
	await told.getByRole('button', { name: 'Entendido' }).click();

	await admin.getByRole('button', { name: 'Desactivar' }).click();
	await admin.getByRole('dialog').getByRole('button', { name: 'Desactivar' }).click();
	await expect(admin.getByText('Cuenta desactivada.')).toBeVisible();
	await page.getByRole('link', { name: 'Inicio' }).first().click();
	await enter(page, director.password);
	await expect(dialog(page)).toContainText('Tu cuenta está desactivada');
	await dialog(page).getByRole('button', { name: 'Ahora no' }).click();
	await expect(page).toHaveURL(/\/positions$/);
	await admin.getByRole('button', { name: 'Reactivar' }).click();
	await expect(admin.getByText('Cuenta reactivada')).toBeVisible();
	await context.close();
});

test('two people in one browser: nothing of one is shown to or sent by the other', async ({
	page,
	signIn,
	product
}) => {
	test.setTimeout(120_000);
	const { hr, employee } = product.people;
	await signIn('hr');
	await open(page, DRAFT);
	const before = await objective(page).inputValue();
	const text = `Solo de quien lo escribe ${Date.now()}.`;

	const tab = await page.context().newPage();
	await signInAs(tab, employee.login, employee.password);
	const puts: string[] = [];
	page.on('response', (response) => {
		if (response.request().method() === 'PUT') puts.push(String(response.status()));
	});
	await objective(page).fill(text);
	const other = page.getByRole('dialog', { name: 'En este navegador entró otra cuenta' });
	await expect(other).toBeVisible();
	await expectAccessible(page);
	expect(puts).toEqual(['401']);
	await other.getByRole('button', { name: 'Ahora no' }).click();
	await expect(objective(page)).toHaveValue(text);

	await page.close();
	await open(tab, '/positions/ATC-015');
	await expect(tab.getByText('sin guardar en este navegador')).toHaveCount(0);
	await expect(tab.getByText(text)).toHaveCount(0);

	await signInAs(tab, hr.login, hr.password);
	await expect(tab.getByText('Tienes 1 cambio sin guardar en este navegador')).toBeVisible();
	await expectAccessible(tab);
	await tab.getByRole('link', { name: 'Abrir' }).click();
	await expect(objective(tab)).toHaveValue(text);
	await expect(tab.getByText('Recuperamos lo que escribiste')).toBeVisible();
	await expect(tab.locator('[data-save="saved"]')).toBeVisible();
	await objective(tab).fill(before);
	await expect(tab.locator('[data-save="saved"]')).toBeVisible();
	await tab.close();
});

test('what is unsaved is sent or thrown away before one signs out', async ({
	page,
	signIn,
	product
}) => {
	test.setTimeout(120_000);
	await signIn('hr');
	const text = `Sin conexión ${Date.now()}.`;
	const writeOffline = async (words: string) => {
		await open(page, DRAFT);
		await page.route('**/api/versions/**', (route) => route.abort());
		await objective(page).fill(words);
		await expect(page.locator('[data-save="offline"]')).toBeVisible();
		await page.unrouteAll();
		// Closed before it is tried again.
		await page.goto('about:blank');
	};
	const signOut = async () => {
		await open(page, '/account');
		await page.locator('summary.account').click();
		await page.getByRole('button', { name: 'Salir' }).click();
		await page.waitForURL('**/sign-out');
		await expect(page.getByText('Tienes 1 cambio sin guardar')).toBeVisible();
	};

	await writeOffline(text);
	await signOut();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Enviar y salir' }).click();
	await page.waitForURL('**/sign-in');
	await signIn('hr');
	await open(page, DRAFT);
	await expect(objective(page)).toHaveValue(text);

	await writeOffline(`${text} Nunca.`);
	await signOut();
	await page.getByRole('button', { name: 'Descartar y salir' }).click();
	await page.waitForURL('**/sign-in');
	await signIn('hr');
	await open(page, DRAFT);
	await expect(objective(page)).toHaveValue(text);
	expect(product.people.hr.login).not.toBe('');
});

test('what is unsaved of a manual is told on every other page, and sent before one signs out', async ({
	page,
	signIn
}) => {
	test.setTimeout(120_000);
	await signIn('hr');
	const edit = '/manual/MOF-EXC/edit';
	const objectives = page.getByLabel('Objetivos del manual', { exact: true });
	const text = `Objetivos sin conexión ${Date.now()}.`;
	await open(page, edit);
	await page.route('**/api/editions/**', (route) => route.abort());
	await objectives.fill(text);
	await expect(page.locator('[data-save="offline"]')).toBeVisible();
	await page.unrouteAll();
	await page.goto('about:blank');

	await open(page, '/manual/MOF-EXC');
	const notice = page.getByText('Tienes 1 cambio sin guardar en este navegador');
	await expect(notice).toBeVisible();
	await expect(
		page.getByText(/^Manual de Organización y Funciones de Experiencia/).first()
	).toBeVisible();
	await expectAccessible(page);
	await page.locator('summary.account').click();
	await page.getByRole('button', { name: 'Salir' }).click();
	await page.waitForURL('**/sign-out');
	await page.getByRole('button', { name: 'Enviar y salir' }).click();
	await page.waitForURL('**/sign-in');
	await signIn('hr');
	await expect(notice).toHaveCount(0);
	await open(page, edit);
	await expect(objectives).toHaveValue(text);
});

test('a form without scripts is kept while one signs in again, for its own person alone', async ({
	browser,
	product
}) => {
	const { hr, employee } = product.people;
	const context = await browser.newContext({
		baseURL: product.url,
		javaScriptEnabled: false,
		locale: 'es-MX'
	});
	const page = await context.newPage();
	const signIn = async ({ login, password }: typeof hr) => {
		await page.getByLabel('Correo o número de empleado').fill(login);
		await page.getByLabel('Contraseña', { exact: true }).fill(password);
		await page.getByRole('button', { name: 'Entrar' }).click();
	};
	const write = async () => {
		await page.goto('/positions/new');
		await page.getByLabel('Título del puesto').fill('Puesto sin guiones de programa');
		await page.getByLabel('Código', { exact: true }).fill('mal código');
		await context.clearCookies({ name: 'escalafon_session' });
		await page.getByRole('button', { name: 'Crear y escribir la matriz' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tu sesión terminó');
	};
	await page.goto('/sign-in');
	await signIn(hr);
	await write();
	await signIn(hr);
	await expect(page.getByText('Puesto sin guiones de programa')).toBeVisible();
	await page.getByRole('button', { name: 'Enviar lo que escribí' }).click();
	await expect(page.getByLabel('Título del puesto')).toHaveValue('Puesto sin guiones de programa');
	await expect(page.locator('[aria-invalid="true"]')).toBeVisible();

	await write();
	await signIn(employee);
	await expect(page.getByText('Eso lo escribió otra cuenta')).toBeVisible();
	expect(await page.content()).not.toContain('Puesto sin guiones de programa');
	await context.close();
});
