import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, open, test } from './fixtures';

test('HR narrows the findings down, goes where one is, and takes them along as a list', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/organization');
	await page.getByLabel('Más acciones').first().click();
	await page.getByRole('link', { name: 'Revisar' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Revisión de la estructura');
	const kinds = page.getByRole('navigation', { name: 'Revisiones' });
	await expect(kinds.getByRole('link', { name: /Unidades sin funciones/ })).toContainText('4');
	await page.getByLabel('Unidad', { exact: true }).selectOption('ADF');
	await page.waitForURL('**/organization/checks?unit=ADF');
	await kinds.getByRole('link', { name: /Jefe declarado/ }).click();
	await page.waitForURL(/check=stated_boss_differs/);
	const table = page.getByRole('table');
	await expect(table.locator('tbody tr')).toHaveCount(1);
	await expect(table).toContainText('«Jefatura de Finanzas»');
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Exportar CSV' }).click();
	const file = await readFile(await (await downloading).path(), 'utf8');
	expect(file).toContain('CYC-008');
	await table.getByRole('rowheader').getByRole('link').click();
	await page.waitForURL('**/positions/CYC-008');
});

test('HR sets a finding aside with a reason, reads why, and takes it up again', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/organization/checks?check=span_over_limit');
	const found = page.getByRole('region', { name: 'Demasiados lugares a cargo' });
	await found.getByRole('link', { name: /^Dejar de lado el hallazgo/ }).click();
	await expect(page.getByLabel('Por qué se queda así')).toBeFocused();
	await page.getByRole('button', { name: 'Dejar de lado' }).click();
	await expect(
		page
			.getByRole('alert')
			.or(page.getByText(/motivo/i))
			.first()
	).toBeVisible();
	await page.getByLabel('Por qué se queda así').fill('Son dos turnos con un coordinador cada uno.');
	await page.getByRole('button', { name: 'Dejar de lado' }).click();
	await expect(page.getByText('Sin hallazgos en lo que elegiste')).toBeVisible();
	await page.getByText('1 hallazgo dejado de lado').first().click();
	const aside = page.getByRole('table', { name: '1 hallazgo dejado de lado' });
	await expect(aside).toContainText('Son dos turnos con un coordinador cada uno.');
	await expectAccessible(page);
	await aside.getByRole('button', { name: 'Retomar' }).click();
	await expect(found.locator('tbody tr')).toHaveCount(1);
});

test('deliverables lead from unit to unit, to a position and on to its partners', async ({
	page,
	signIn
}) => {
	await signIn('employee');
	await open(page, '/organization/deliverables');
	await page.getByRole('link', { name: '2 entregables de Comercial a Administración' }).click();
	const list = page.getByRole('region', { name: 'De Comercial a Administración y Finanzas' });
	await expect(list.locator('tbody tr')).toHaveCount(2);
	await expect(page.getByRole('region', { name: 'Lo que nadie recibe' })).toContainText(
		'Comité de Calidad'
	);
	await page.getByLabel('Ver un puesto').selectOption('CYC-008');
	await page.waitForURL('**/organization/deliverables?position=CYC-008');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Analista de Crédito y Cobranza'
	);
	const hands = page.getByRole('region', { name: 'Qué entrega y a quién' });
	await expect(hands).toContainText('Despacho legal (externo)');
	await expect(hands).toContainText('Diario');
	const drawing = page.locator('.drawing svg');
	await expect(drawing.locator('.node.self')).toContainText('Analista de Crédito');
	await drawing.locator('a', { hasText: 'Validador de Cargas' }).last().click();
	await page.waitForURL('**/organization/deliverables?position=EST-009');
});

test('a position leads to who receives and who hands over', async ({ page, signIn }) => {
	await signIn('employee');
	await open(page, '/positions/ATC-014');
	await page.getByLabel('Más acciones').first().click();
	await page.getByRole('link', { name: 'Entregables: quién recibe y quién entrega' }).click();
	await page.waitForURL('**/organization/deliverables?position=ATC-014');
	await page.getByRole('link', { name: 'Ver la matriz' }).click();
	await page.waitForURL('**/positions/ATC-014');
});
