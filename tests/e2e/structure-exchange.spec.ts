import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, expectNoSideways, open, signInAs, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

const csv = (name: string, text: string, encoding: BufferEncoding = 'utf8') => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text, encoding)
});

test('a sheet of employees is checked row by row, corrected, and saved as one', async ({
	page,
	signIn
}) => {
	test.setTimeout(90_000);
	await signIn('hr');
	await open(page, '/organization/import');
	await page.getByLabel('Colaboradores (CSV)').check();
	await page.getByLabel('Vigente desde').fill('2026-06-01');
	const head = 'No. de empleado;Nombre(s);Apellidos;Fecha de ingreso;Puesto;Unidad;Color\r\n';
	const good = '9001;Begoña;Núñez Peña;01/06/2026;;;azul\r\n';
	await page
		.getByLabel('Archivo', { exact: true })
		.setInputFiles(csv('alta.csv', `${head}${good}9002;Raúl;Gil;31/02/2026;;;\r\n`, 'latin1'));
	await page.getByRole('button', { name: 'Revisar el archivo' }).click();
	await expect(page.getByText('1 por corregir')).toBeVisible();
	await expect(page.getByText('«31/02/2026» no es una fecha')).toBeVisible();
	await expect(page.getByText('No se leyeron estas columnas: Color.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Guardar los cambios' })).toHaveCount(0);
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Subir otro archivo' }).click();
	await page.getByLabel('Colaboradores (CSV)').check();
	await page.getByLabel('Vigente desde').fill('2026-06-01');
	await page
		.getByLabel('Archivo', { exact: true })
		.setInputFiles(csv('alta.csv', `${head}${good}`, 'latin1'));
	await page.getByRole('button', { name: 'Revisar el archivo' }).click();
	await expect(page.getByText('Begoña Núñez Peña')).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoSideways(page);
	await expectAccessible(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('button', { name: 'Guardar los cambios' }).click();
	await expect(page.getByText('La organización quedó al día.')).toBeVisible();
	await expectAccessible(page);
});

test('what is exported comes back without a change', async ({ page, signIn }) => {
	test.setTimeout(90_000);
	await signIn('hr');
	for (const [what, kind, file] of [
		['Plazas (CSV)', 'Plazas (CSV)', 'plazas.csv'],
		['Estructura completa (YAML)', 'Estructura completa (YAML)', 'organization.yaml']
	] as const) {
		await open(page, '/organization/export');
		await page.getByLabel(what).check();
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Descargar' }).click();
		const text = await readFile(await (await download).path(), 'utf8');
		await open(page, '/organization/import');
		await page.getByLabel(kind).check();
		await page.getByLabel('Archivo', { exact: true }).setInputFiles(csv(file, text));
		await page.getByRole('button', { name: 'Revisar el archivo' }).click();
		await expect(page.getByText('El archivo no cambia nada')).toBeVisible();
	}
});

test('a structure file with faults names each place', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/organization/import');
	await page.getByLabel('Estructura completa (YAML)').check();
	const text = 'escalafon: structure/1\nunits:\n  - code: X\n    name: X\n';
	await page.getByLabel('Archivo', { exact: true }).setInputFiles(csv('o.yaml', text));
	await page.getByRole('button', { name: 'Revisar el archivo' }).click();
	await expect(page.getByText('o.yaml, renglón 3, columna 5').first()).toBeVisible();
	await expectAccessible(page);
});

test('a sheet of posts is checked and saved without scripts', async ({ browser, product }) => {
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
	await still.goto('/organization/import');
	await still
		.getByLabel('Archivo', { exact: true })
		.setInputFiles(csv('p.csv', 'code,unit,workplace\nATC-014,SCL,Torre Norte\n'));
	await still.getByRole('button', { name: 'Revisar el archivo' }).click();
	await expect(still.getByText('1 con cambios')).toBeVisible();
	await expect(still.getByText('Torre Norte')).toBeVisible();
	await still.getByRole('button', { name: 'Guardar los cambios' }).click();
	await expect(still.getByText('La organización quedó al día.')).toBeVisible();
	await plain.close();
});
