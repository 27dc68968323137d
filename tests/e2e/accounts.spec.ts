import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import {
	expect,
	expectAccessible,
	expectNoSideways,
	hydrated,
	open,
	signInAs,
	test,
	watch
} from './fixtures';

const PASSWORD = 'cuatro palomas grises 8';

/** Another browser, with nobody signed in. */
async function elsewhere(browser: Browser, baseURL: string): Promise<Page> {
	const context = await browser.newContext({ baseURL, locale: 'es-MX' });
	return context.newPage();
}

async function choosePassword(page: Page, link: string, password = PASSWORD): Promise<void> {
	await open(page, link);
	await page.getByLabel('Contraseña nueva', { exact: true }).fill(password);
	await page.getByLabel('Otra vez la contraseña nueva').fill(password);
	await page.getByRole('button', { name: 'Guardar y entrar' }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await hydrated(page);
}

const shownLink = (page: Page) => page.getByRole('textbox', { name: 'Enlace' }).inputValue();
const notices = (page: Page) => page.getByRole('region', { name: 'Avisos sobre tu cuenta' });

async function openAccount(page: Page, name: string): Promise<void> {
	await open(page, `/settings/people?query=${encodeURIComponent(name)}`);
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('an account is made, invited, given roles, reset and closed', async ({
	page,
	signIn,
	browser,
	product
}) => {
	test.setTimeout(240_000);
	const name = 'Olga Quijano Mar';
	const email = 'olga@externa.example';
	await signIn('administrator');
	const guest = await elsewhere(browser, product.url);
	const faults = watch(guest);

	await test.step('an outsider is invited by a link that is shown once', async () => {
		await open(page, '/settings/people/new');
		await page.getByRole('button', { name: 'Crear e invitar' }).click();
		await expect(page.locator('#name')).toBeFocused();
		await page.getByLabel('Nombre y apellidos').fill(name);
		await page.getByRole('button', { name: 'Crear e invitar' }).click();
		await expect(page.getByText('Sin correo ni empleado nadie podría entrar')).toBeVisible();
		await page.getByLabel('Correo').fill(email);
		await page.getByLabel('Colaborador').uncheck();
		await page.getByLabel('Auditoría').check();
		await page.getByRole('button', { name: 'Crear e invitar' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Cuenta de ${name} creada`);
		await expectAccessible(page);
		await choosePassword(guest, await shownLink(page));
		await expect(notices(guest)).toHaveCount(0);
		await open(guest, '/audit');
		await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Bitácora');
	});

	await test.step('a change of roles is in force at the next click, and is told', async () => {
		await openAccount(page, name);
		await page.getByLabel('Auditoría').uncheck();
		await page.getByRole('button', { name: 'Cambiar roles' }).click();
		await expect(page.getByText('Elige al menos un rol.')).toBeVisible();
		await page.getByLabel('Colaborador').check();
		await page.getByRole('button', { name: 'Cambiar roles' }).click();
		await expect(page.getByText('Roles cambiados.')).toBeVisible();
		await guest.getByRole('link', { name: 'Puestos' }).first().click();
		await guest.waitForURL('**/positions');
		// In the page that was open all the time: nothing has been loaded whole.
		await expect(guest.getByRole('link', { name: 'Bitácora' })).toHaveCount(0);
		await expect(notices(guest)).toContainText('antes Auditoría, ahora Colaborador');
		await open(guest, '/audit');
		await expect(guest.getByText('No puedes ver esta página')).toBeVisible();
		await expect(notices(guest)).toContainText('antes Auditoría, ahora Colaborador');
		await expectAccessible(guest);
		await notices(guest).getByRole('button', { name: 'Entendido' }).click();
		await expect(notices(guest)).toHaveCount(0);
	});

	await test.step('nobody changes their own roles or closes their own account', async () => {
		await openAccount(page, product.people.administrator.name);
		await expect(page.getByLabel('Administración', { exact: true })).toBeDisabled();
		await expect(page.getByText('Son tus propios roles')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Desactivar' })).toHaveAttribute(
			'aria-disabled',
			'true'
		);
	});

	await test.step('a reset by link ends the sessions and is told at the next sign-in', async () => {
		await openAccount(page, name);
		await page.getByRole('button', { name: 'Mostrar el enlace' }).click();
		const link = await shownLink(page);
		// It stays through the other forms of the page, until whoever has it says so.
		await page.getByRole('button', { name: 'Guardar', exact: true }).click();
		await expect(page.getByText('Datos guardados.')).toBeVisible();
		expect(await shownLink(page)).toBe(link);
		await page.getByRole('button', { name: 'Ya lo entregué' }).click();
		await expect(page.getByLabel('Enlace', { exact: true })).toHaveCount(0);
		const thief = await elsewhere(browser, product.url);
		await choosePassword(thief, link, `${PASSWORD} bis`);
		await expect(notices(thief)).toContainText(
			`con un enlace que generó ${product.people.administrator.name}`
		);
		await thief.context().close();
		await open(guest, '/positions');
		await expect(guest).toHaveURL(/\/sign-in/);
		await open(guest, link);
		await expect(guest.getByText('Este enlace ya no sirve')).toBeVisible();
		await signInAs(guest, email, `${PASSWORD} bis`);
	});

	await test.step('deactivating says what it does, and opening again brings it back', async () => {
		await openAccount(page, name);
		await page.getByRole('button', { name: 'Desactivar' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog).toContainText('sesiones abiertas se cierran ahora');
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Desactivar' }).click();
		await expect(page.getByText('Cuenta desactivada. Sus sesiones se cerraron.')).toBeVisible();
		await open(guest, '/positions');
		await expect(guest).toHaveURL(/\/sign-in/);
		await page.getByRole('button', { name: 'Reactivar' }).click();
		await expect(page.getByText('Cuenta reactivada')).toBeVisible();
		const history = page.getByRole('table', { name: 'Bitácora' });
		await expect(history.getByRole('row')).toHaveCount(9);
		await signInAs(guest, email, `${PASSWORD} bis`);
		await expect(notices(guest)).toContainText('reactivó tu cuenta');
	});
	expect(faults).toEqual([]);
	await guest.context().close();
});

test('the list of accounts is searched, filtered, sorted, on a phone too', async ({
	page,
	signIn,
	product
}) => {
	await signIn('administrator');
	await open(page, '/settings/people');
	const table = page.getByRole('table', { name: 'Personas y accesos' });
	await page.getByLabel('Buscar', { exact: true }).fill(product.people.hr.login);
	await expect(table.getByRole('row')).toHaveCount(2);
	await expect(table.getByRole('link', { name: product.people.hr.name })).toBeVisible();
	await page.getByLabel('Buscar', { exact: true }).fill('');
	await page.getByLabel('Rol', { exact: true }).selectOption({ label: 'Auditoría' });
	await page.waitForURL('**role=auditor');
	await expect(table.getByRole('row').nth(1)).toContainText('Auditoría');
	await page.getByRole('link', { name: 'Última entrada' }).click();
	await page.waitForURL('**sort=last-sign-in&order=down');
	await page.setViewportSize({ width: 360, height: 740 });
	await open(page, '/settings/people');
	await expectNoSideways(page);
	await expectAccessible(page);
});

test('employees get accounts out of a list, all or none, with links to hand over', async ({
	page,
	signIn,
	browser,
	product
}) => {
	test.setTimeout(120_000);
	await signIn('administrator');
	await open(page, '/settings/people/import');
	await page
		.getByLabel('O pégala aquí')
		.fill('número;correo;roles\n999999;x@rodada.example;colaborador\n;;\n999998;mal;colaborador');
	await page.getByRole('button', { name: 'Revisar la lista' }).click();
	await expect(page.getByText('2 renglones por corregir')).toBeVisible();
	await expect(page.getByText('Nadie tiene ese número')).toHaveCount(2);
	await expect(page.getByRole('button', { name: /Crear/ })).toHaveCount(0);
	await expectAccessible(page);
	// Everybody of the demonstration company has an account: two employees are parted from theirs.
	const free = [];
	for (const number of ['1034', '1035']) {
		await open(page, `/settings/people?query=${number}`);
		const link = page.getByRole('table').getByRole('link').last();
		const name = await link.textContent();
		await link.click();
		await page.getByLabel('Correo').fill(`${number}@antes.example`);
		await page.getByRole('combobox', { name: 'Empleado' }).fill('');
		await page.getByRole('button', { name: 'Guardar', exact: true }).click();
		await expect(page.getByText('Datos guardados.')).toBeVisible();
		free.push(name ?? '');
	}

	await open(page, '/settings/people/import');
	await page.getByLabel(new RegExp(free[1] ?? '')).check();
	await page.getByRole('button', { name: 'Revisar los elegidos' }).click();
	await expect(page.getByText('1 cuenta lista para crear')).toBeVisible();
	await page.getByRole('link', { name: 'Empezar de nuevo' }).click();

	await page.getByLabel('Archivo CSV').setInputFiles({
		name: 'lista.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('N\xfamero,Correo\r\n1034,nueva@rodada.example\r\n1035,\r\n', 'latin1')
	});
	await page.getByRole('button', { name: 'Revisar la lista' }).click();
	await expect(page.getByText('2 cuentas listas para crear')).toBeVisible();
	await page.getByRole('button', { name: 'Crear las cuentas' }).click();
	await expect(page.getByText('Se crearon 2 cuentas.')).toBeVisible();
	await expectAccessible(page);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Descargar la lista' }).click();
	const list = await readFile(await (await download).path(), 'utf8');
	expect(list).toContain(free[0]);
	const link = /http\S+setup\/[\w-]+/.exec(list)?.[0] ?? '';
	const guest = await elsewhere(browser, product.url);
	await choosePassword(guest, link);
	await guest.context().close();
});

test('a person sees where they are signed in and ends it', async ({
	page,
	signIn,
	browser,
	product
}) => {
	const { login, password } = product.people.manager;
	await signIn('manager');
	const other = await elsewhere(browser, product.url);
	await signInAs(other, login, password);
	await open(page, '/account');
	const list = page.getByRole('region', { name: 'Dónde estás dentro' });
	await expect(list.getByText('esta sesión', { exact: true })).toBeVisible();
	await expect(list.getByRole('listitem').first()).toContainText('Linux');
	await list
		.getByRole('button', { name: /Cerrar la sesión de/ })
		.first()
		.click();
	await expect(page.getByText('Sesión cerrada.')).toBeVisible();
	await expect(list.getByText('Solo esta sesión está abierta.')).toBeVisible();
	await open(other, '/account');
	await expect(other).toHaveURL(/\/sign-in/);
	await signInAs(other, login, password);
	await open(page, '/account');
	await page.getByRole('button', { name: 'Cerrar todas las demás' }).click();
	await expect(page.getByText('Se cerró 1 sesión más.')).toBeVisible();
	await open(other, '/account');
	await expect(other).toHaveURL(/\/sign-in/);
	await signInAs(other, login, password);

	await open(page, '/account');
	await page.getByLabel('Contraseña actual').fill('ninguna');
	await page.getByLabel('Contraseña nueva', { exact: true }).fill('corta');
	await page.getByLabel('Otra vez la contraseña nueva').fill('otra');
	await page.getByRole('button', { name: 'Cambiar la contraseña' }).click();
	for (const fault of [
		'Esa no es tu contraseña actual.',
		'Le faltan caracteres: necesita al menos 10.',
		'Las dos contraseñas no son iguales.'
	])
		await expect(page.getByText(fault)).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Cerrar todas, también esta' }).click();
	await page.waitForURL('**/sign-in');
	for (const gone of [page, other]) {
		await open(gone, '/account');
		await expect(gone).toHaveURL(/\/sign-in/);
	}
	await other.context().close();
});

test('language and theme of an account are there on the first page of another device', async ({
	page,
	signIn,
	browser,
	product
}) => {
	const { login, password } = product.people.auditor;
	await signIn('auditor');
	await open(page, '/account');
	await page.locator('#locale').selectOption('en');
	await page.locator('#theme').selectOption('dark');
	await page.getByRole('button', { name: 'Guardar', exact: true }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');

	const other = await elsewhere(browser, product.url);
	await signInAs(other, login, password);
	await expect(other.locator('html')).toHaveAttribute('lang', 'en');
	await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
	await other.getByRole('link', { name: 'Positions' }).first().click();
	await other.waitForURL('**/positions');
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Positions');
	await other.context().close();
});

test('without scripts one is told before that a link goes with the next form', async ({
	browser,
	product
}) => {
	const { administrator } = product.people;
	const context = await browser.newContext({
		baseURL: product.url,
		javaScriptEnabled: false,
		locale: 'es-MX'
	});
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.getByLabel('Correo o número de empleado').fill(administrator.login);
	await page.getByLabel('Contraseña', { exact: true }).fill(administrator.password);
	await page.getByRole('button', { name: 'Entrar' }).click();
	// Playwright passes over what is in a noscript, which here is shown.
	const says = async (text: string) => expect(await page.content()).toContain(text);
	const WILL_GO = 'el enlace se verá solo hasta el siguiente formulario';
	const GOES = 'el enlace desaparece con el siguiente formulario';
	await page.goto('/settings/people/new');
	await says(WILL_GO);
	await page.getByLabel('Nombre y apellidos').fill('Persona sin guiones');
	await page.getByLabel('Correo').fill('sin.guiones@externa.example');
	await page.getByRole('button', { name: 'Crear e invitar' }).click();
	expect(await shownLink(page)).toContain('/setup/');
	await says(GOES);
	await expect(page.getByText('Sigue aquí hasta que lo quites')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Copiar' })).toHaveCount(0);

	await page.getByRole('link', { name: 'Ver la cuenta' }).click();
	await expect(page.getByRole('button', { name: 'Mostrar el enlace' })).toBeVisible();
	await says(WILL_GO);
	await page.getByRole('button', { name: 'Mostrar el enlace' }).click();
	expect(await shownLink(page)).toContain('/setup/');
	await says(GOES);
	await expect(page.getByRole('button', { name: 'Ya lo entregué' })).toHaveCount(0);
	await context.close();
});
