import type { Page } from '@playwright/test';
import { expect, expectNoSideways, open, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

/** The first day of the month after next: always to come, whatever the day. */
const later = (() => {
	const now = new Date();
	return new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 1)).toISOString().slice(0, 10);
})();

async function begin(page: Page, name: string): Promise<void> {
	await open(page, '/organization');
	await page.getByRole('link', { name: 'Probar un cambio' }).click();
	await page.waitForURL('**/organization/scenarios');
	await page.getByLabel('Nombre').fill(name);
	await page.getByLabel('Fecha en que empezaría').fill(later);
	await page.getByRole('button', { name: 'Crear escenario' }).click();
	await page.waitForURL(/\/organization\/scenarios\/[a-z0-9]+$/);
}
const item = (page: Page, name: RegExp) => page.getByRole('treeitem', { name }).first();
const changes = (page: Page) => page.getByRole('region', { name: 'Lo que cambia' });
const noted = (page: Page) => page.getByText('Cambio anotado').last();
/** Goes to a post by its name, whether or not it is open in the chart. */
async function choose(page: Page, name: string): Promise<void> {
	await page.getByRole('combobox', { name: 'Ir a una plaza' }).fill(name);
	await page.getByRole('listbox').getByRole('option').first().click();
	await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

test('a post is dragged onto another boss, and what was noted is taken back', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await begin(page, 'Arrastrar');
	await choose(page, 'Ejecutivo de Retención');
	const [from, onto] = [item(page, /^Ejecutivo de Retención/), item(page, /^Analista de Calidad/)];
	const middle = async (box: typeof from) => {
		const { x, y, width, height } = (await box.boundingBox())!;
		return [x + width / 2, y + height / 3] as const;
	};
	await page.getByRole('button', { name: 'Ver completo' }).click();
	await onto.waitFor();
	await page.mouse.move(...(await middle(from)));
	await page.mouse.down();
	await page.mouse.move(...(await middle(onto)), { steps: 8 });
	await page.mouse.up();
	await expect(page.getByRole('combobox', { name: /^Reporta a/ }).first()).toHaveValue(
		/^Analista de Calidad/
	);
	await page.getByRole('button', { name: 'Mover aquí' }).click();
	await expect(changes(page)).toContainText('«Ejecutivo de Retención» pasa a');
	await page.getByRole('button', { name: 'Deshacer el último' }).click();
	await expect(changes(page)).toContainText('Todavía nada');
});

test('a post is chosen by the keyboard alone, a unit is made, and a scenario is laid aside and taken up', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await begin(page, 'Con teclado');
	await page.getByRole('tree').focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('Enter');
	await expect(page.locator('#chosen')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Mover aquí' })).toBeVisible();

	await page.getByLabel('Elegir unidad').selectOption({ index: 2 });
	await page.getByText('Agregar una unidad debajo').click();
	await page.getByLabel('Nombre').last().fill('Unidad de Prueba');
	await page.getByLabel('Clave').fill('UPR');
	await page.getByLabel('Tipo').fill('área');
	await page.getByRole('button', { name: 'Agregar unidad' }).click();
	await expect(changes(page)).toContainText('Se crea la unidad Unidad de Prueba');
	await expect(noted(page)).toBeVisible();

	await page.getByText('Más', { exact: true }).or(page.getByLabel('Más acciones')).first().click();
	await page.getByRole('button', { name: 'Descartar' }).click();
	await expect(page.getByText(/^Este escenario se descartó/)).toBeVisible();
	await page.getByRole('button', { name: 'Retomar' }).click();
	await expect(changes(page)).toContainText('Se crea la unidad Unidad de Prueba');
});

test('a position that does not exist yet is tried and applied, another one renamed, and all of it given back from the page', async ({
	page,
	signIn
}) => {
	test.setTimeout(120_000);
	await signIn('hr');
	await begin(page, 'Puesto nuevo');
	await page.getByText('Más', { exact: true }).or(page.getByLabel('Más acciones')).first().click();
	await page.getByRole('button', { name: 'Cambiar el nombre del escenario' }).click();
	await page.getByRole('dialog').getByLabel('Nombre').fill('Puesto nuevo en Retención');
	await page.getByRole('dialog').getByRole('button', { name: 'Cambiar nombre' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Puesto nuevo en Retención');

	await choose(page, 'Ejecutivo de Retención');
	await page.getByText('Cambiar el nombre del puesto').click();
	await page.getByLabel('Nombre del puesto').fill('Asesor de Retención');
	await page.getByRole('button', { name: 'Cambiar nombre' }).first().click();
	await expect(changes(page)).toContainText(
		'El puesto «Ejecutivo de Retención» se llama «Asesor de Retención»'
	);
	await choose(page, 'Coordinación de Retención');
	await page.getByText('Agregar una plaza debajo').click();
	await page.getByRole('combobox', { name: 'Puesto' }).fill('Analista de Bajas');
	await page.getByRole('button', { name: 'Agregar plaza' }).click();
	await expect(page.getByText(/Si es nuevo, escribe también su código/)).toBeVisible();
	await page.getByLabel(/^Código, si el puesto es nuevo/).fill('RET-090');
	await page.getByRole('button', { name: 'Agregar plaza' }).click();
	await expect(changes(page)).toContainText('Se crea el puesto «Analista de Bajas»');
	await page.getByRole('button', { name: 'Aplicar en la organización' }).click();
	await expect(page.getByText(/^Este escenario se aplicó desde el/)).toBeVisible();
	await open(page, '/positions/RET-090?version=open');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Analista de Bajas');

	await open(page, '/organization/scenarios');
	await page.getByRole('link', { name: 'Puesto nuevo en Retención' }).click();
	await page.getByRole('button', { name: 'Deshacer la aplicación' }).click();
	await expect(changes(page).getByRole('button', { name: 'Deshacer el último' })).toBeVisible();
});

test('on a phone a post is chosen from a list and moved by a form', async ({ page, signIn }) => {
	await signIn('hr');
	await begin(page, 'En el teléfono');
	await page.setViewportSize({ width: 360, height: 740 });
	await page
		.getByRole('group', { name: /^Lista de plazas/ })
		.getByRole('link')
		.nth(1)
		.click();
	await page.waitForURL(/post=/);
	await page.getByText('Cambiar sus lugares').click();
	await page.getByLabel('Lugares').last().fill('8');
	await page.getByRole('button', { name: 'Cambiar lugares' }).click();
	await expect(changes(page)).toContainText('queda con 8 lugares');
	await expectNoSideways(page);
});

test('who is not of human resources finds no scenarios', async ({ page, signIn }) => {
	await signIn('employee');
	await open(page, '/organization');
	await expect(page.getByRole('link', { name: 'Probar un cambio' })).toHaveCount(0);
});
