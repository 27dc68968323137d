import type { Page } from '@playwright/test';
import { expect, open, signInAs, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

/** The first day of the month after next: always to come, whatever the day. */
const later = (() => {
	const now = new Date();
	return new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 1)).toISOString().slice(0, 10);
})();
const dayBefore = new Date(Date.parse(later) - 86_400_000).toISOString().slice(0, 10);

async function seeOn(page: Page, date: string) {
	await page.getByLabel('Ver al').fill(date);
	await page.getByRole('button', { name: 'Ver', exact: true }).click();
	await page.waitForURL(`**/*?on=${date}`);
}
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const openPost = async (page: Page, unit: string, name: string) => {
	await open(page, `/organization/units/${unit}`);
	await page.getByRole('table', { name: 'Plazas' }).getByRole('link', { name }).click();
	await page.waitForURL('**/organization/posts/*');
};

test('a unit is renamed from a coming month: before and after are seen by date, and it is called off', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/organization/units/CAL');
	await page.getByRole('link', { name: 'Editar' }).click();
	await page.waitForURL('**/CAL/edit');
	await page.getByLabel('Nombre').fill('Calidad y Mejora');
	await page.getByRole('button', { name: 'Subir Función 2' }).click();
	await page.getByLabel('Desde cuándo').fill(later);
	await page.getByRole('button', { name: 'Guardar cambio' }).click();
	await page.waitForURL('**/organization/units/CAL');
	await expect(page.getByText('Unidad guardada')).toBeVisible();
	await expect(title(page)).toHaveText('Calidad en el Servicio');
	await expect(page.getByText(/^Preparado para el/)).toBeVisible();

	await seeOn(page, later);
	await expect(title(page)).toHaveText('Calidad y Mejora');
	await seeOn(page, dayBefore);
	await expect(title(page)).toHaveText('Calidad en el Servicio');

	await page.getByRole('link', { name: 'Hoy', exact: true }).click();
	await page.getByRole('button', { name: /^Quitar lo preparado/ }).click();
	await expect(page.getByText(/^Preparado para el/)).toBeHidden();
	await page.getByRole('button', { name: 'Deshacer' }).last().click();
	await expect(page.getByText(/^Preparado para el/)).toBeVisible();
});

test('a post moves to another unit and boss once it is read what that brings about', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await openPost(page, 'CAL', 'Analista de Calidad');
	await page.getByRole('link', { name: 'Editar' }).click();
	await page.waitForURL('**/edit');
	await page
		.getByLabel('Unidad')
		.selectOption({ label: '\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0Retención' });
	const boss = page.getByRole('combobox', { name: /^Reporta a/ });
	await boss.fill('coordinacion de retencion');
	await page
		.getByRole('listbox', { name: /^Reporta a/ })
		.getByRole('option')
		.first()
		.click();
	await page.getByLabel('Desde cuándo').fill(later);
	await page.getByRole('button', { name: 'Guardar cambio' }).click();
	const told = page.getByRole('alert');
	await expect(told).toContainText('Esto es lo que va a pasar');
	await expect(told).toContainText('a «Retención»');
	await page.getByRole('button', { name: 'Confirmar' }).click();
	await page.waitForURL(/\/organization\/posts\/[^/]+$/);
	await expect(page.getByText('Plaza guardada')).toBeVisible();
	await expect(page.getByText('Plaza en Calidad en el Servicio')).toBeVisible();
	await seeOn(page, later);
	await expect(page.getByText('Plaza en Retención')).toBeVisible();
});

test('somebody leaves the company, and is back where that was a mistake', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await openPost(page, 'SCL', 'Ejecutivo de Atención a Clientes');
	const people = page.getByRole('table', { name: 'Personas' }).getByRole('row');
	const before = await people.count();
	const leave = page.getByRole('link', { name: /^Cambio o baja de/ }).first();
	await leave.click();
	await page.waitForURL('**/holders/*');
	await page.getByLabel('Causa baja de la empresa').check();
	await page.getByLabel('Último día').fill('2026-01-31');
	await page.getByRole('button', { name: 'Aplicar' }).click();
	await expect(page.getByRole('alert')).toContainText('se queda sin plaza');
	await page.getByRole('button', { name: 'Confirmar' }).click();
	await page.waitForURL(/\/organization\/posts\/[^/]+$/);
	await expect(people).toHaveCount(before - 1);
	await page.getByRole('button', { name: 'Deshacer' }).last().click();
	await expect(people).toHaveCount(before);
});

test('somebody joins the company into a post that has a place', async ({ page, signIn }) => {
	await signIn('hr');
	await openPost(page, 'RET', 'Ejecutivo de Retención');
	await page.getByRole('link', { name: 'Asignar persona' }).first().click();
	await page.waitForURL('**/holders/new');
	await page.getByLabel('Alguien que entra a la empresa').check();
	await page.getByLabel('Nombre', { exact: true }).fill('Emilia');
	await page.getByLabel('Apellidos').fill('Santos Rey');
	await page.getByLabel('Número de empleado').fill('1001');
	await page.getByRole('button', { name: 'Asignar persona' }).click();
	await expect(page.getByRole('alert').first()).toContainText('ya tiene el número 1001');
	await page.getByLabel('Número de empleado').fill('7001');
	await page.getByRole('button', { name: 'Asignar persona' }).click();
	const confirm = page.getByRole('button', { name: 'Confirmar' });
	await confirm.or(page.getByText('Persona asignada')).first().waitFor();
	if (await confirm.isVisible()) await confirm.click();
	await expect(page.getByRole('row', { name: /Emilia Santos Rey/ })).toBeVisible();
});

test('a unit that others lean on does not end before it is said where they go', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/organization/units/RET/end');
	await expect(page.getByText('Esto depende de ella')).toBeVisible();
	await page.getByLabel('Último día').fill(dayBefore);
	await page.getByRole('button', { name: 'Continuar' }).click();
	await expect(page.getByRole('alert').first()).toContainText('no tienen adónde ir');
	await page.getByLabel(/^Sus plazas pasan a/).selectOption({ index: 2 });
	await page.getByRole('button', { name: 'Continuar' }).click();
	await expect(page.getByRole('alert')).toContainText('deja de existir');
	await page.getByRole('button', { name: 'Cerrar la unidad' }).click();
	await page.waitForURL('**/organization/units/RET');
	await expect(page.getByText(/^Último día de la unidad/)).toBeVisible();
	await seeOn(page, later);
	await expect(page.getByText(/no existe\. Se muestra/)).toBeVisible();
});

test('the forms work without scripts', async ({ browser, product }) => {
	const context = await browser.newContext({ baseURL: product.url, locale: 'es-MX' });
	const page = await context.newPage();
	const { login, password } = product.people.hr;
	await signInAs(page, login, password);
	const cookies = await context.cookies();
	await context.close();
	const plain = await browser.newContext({
		baseURL: product.url,
		locale: 'es-MX',
		javaScriptEnabled: false
	});
	await plain.addCookies(cookies);
	const still = await plain.newPage();
	await still.goto('/organization/units/FLO/edit');
	await still.getByLabel('Nombre').fill('Flotillas y Convenios');
	await still.getByLabel('Depende de').selectOption({ index: 1 });
	await still.getByRole('button', { name: 'Guardar cambio' }).click();
	await expect(still.getByText('Esto es lo que va a pasar')).toBeVisible();
	await expect(still.getByLabel('Nombre')).toHaveValue('Flotillas y Convenios');
	await still.getByRole('button', { name: 'Confirmar' }).click();
	await still.waitForURL('**/organization/units/FLO');
	await expect(still.getByRole('heading', { level: 1 })).toHaveText('Flotillas y Convenios');
	await plain.close();
});

test('who is not of human resources reads, and finds no form', async ({ page, signIn }) => {
	await signIn('employee');
	await openPost(page, 'SCL', 'Ejecutivo de Atención a Clientes');
	await expect(page.getByRole('heading', { name: /^Personas/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Asignar persona' })).toHaveCount(0);
	await expect(page.getByRole('link', { name: /^Cambio o baja/ })).toHaveCount(0);
	await page.getByRole('link', { name: 'Servicio al Cliente' }).first().click();
	await page.waitForURL('**/organization/units/SCL');
	await expect(page.getByRole('link', { name: 'Editar' })).toHaveCount(0);
});
