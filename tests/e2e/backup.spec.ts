import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, expectAccessible, expectNoSideways, open, test } from './fixtures';

const PASSPHRASE = 'trébol mármol ventana 48';
const folder = mkdtempSync(join(tmpdir(), 'escalafon-e2e-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an administrator makes a backup, takes it along, brings it back and restores it', async ({
	page,
	signIn,
	product,
	browser
}) => {
	test.setTimeout(240_000);
	await signIn('administrator');
	await open(page, '/settings/backups');
	await expect(page.getByText('No hay copias')).toBeVisible();

	await page.getByRole('link', { name: 'Hacer respaldo' }).first().click();
	const dialog = page.getByRole('dialog');
	const fill = async (passphrase: string, again: string) => {
		await dialog.getByLabel('Frase de paso', { exact: true }).fill(passphrase);
		await dialog.getByLabel('Otra vez la frase de paso').fill(again);
		await dialog.getByRole('button', { name: 'Hacer respaldo' }).click();
	};
	await fill('corta', 'corta');
	await expect(dialog.getByRole('alert')).toContainText('al menos 14 caracteres');
	await fill(PASSPHRASE, `${PASSPHRASE}.`);
	await expect(dialog.getByRole('alert')).toContainText('no son iguales');
	await expectAccessible(page);
	await fill(PASSPHRASE, PASSPHRASE);
	await expect(page.getByText(/Respaldo hecho y comprobado/)).toBeVisible({ timeout: 60_000 });

	// Somebody works on after the backup was made.
	const other = await browser.newContext({ locale: 'es-MX', baseURL: product.url });
	const hr = await other.newPage();
	await signIn('hr', hr);
	await open(hr, '/positions/new');
	await hr.getByLabel('Código').fill('NVO-900');
	await hr.getByLabel(/^(Título|Nombre)/).fill('Puesto hecho después');
	await hr.locator('main form button[type=submit]').click();
	await hr.waitForURL(/NVO-900/);

	await open(page, '/settings/backups');
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: /^Descargar/ }).click();
	const kept = join(folder, 'copia.escalafon');
	await (await downloading).saveAs(kept);
	expect(statSync(kept).size).toBeGreaterThan(10_000);
	expect(readFileSync(kept).subarray(0, 17).toString()).toBe('ESCALAFON ARCHIVE');

	// What is no archive is refused with a sentence.
	const wrong = join(folder, 'otro.escalafon');
	writeFileSync(wrong, 'PK something else');
	await page.getByLabel('Archivo del respaldo').setInputFiles(wrong);
	await page.getByRole('button', { name: 'Subir respaldo' }).click();
	await expect(page.getByText('no es un respaldo de Escalafón')).toBeVisible();

	const empty = join(folder, 'vacio.escalafon');
	writeFileSync(empty, '');
	await page.getByLabel('Archivo del respaldo').setInputFiles(empty);
	await page.getByRole('button', { name: 'Subir respaldo' }).click();
	await expect(page.getByText('El archivo está vacío.')).toBeVisible();

	await page.getByLabel('Archivo del respaldo').setInputFiles(kept);
	await page.getByRole('button', { name: 'Subir respaldo' }).click();
	await page.waitForURL(/-upload\.escalafon$/);
	const brought = page.url();
	await expect(page.getByText('Nadie ha comprobado este archivo.')).toBeVisible();
	await open(page, '/settings/backups');
	const row = page.getByRole('row', { name: /copia\.escalafon/ });
	await expect(row).toContainText('Sin comprobar');
	await row.getByRole('link', { name: /^Comprobar/ }).click();
	await page.waitForURL(brought);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Restaurar el respaldo del');

	const passphrase = page.getByLabel('Frase de paso').first();
	await passphrase.fill('otra frase de paso');
	await page.getByRole('button', { name: 'Comprobar respaldo' }).click();
	await expect(page.getByRole('alert')).toContainText('no abre este respaldo');
	await passphrase.fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Comprobar respaldo' }).click();
	await expect(page.getByText('Está completo y sin daños')).toBeVisible({ timeout: 60_000 });
	const numbers = page.getByRole('row', { name: /^Puestos/ });
	const [then, now] = await numbers.getByRole('cell').allTextContents();
	expect(Number(now)).toBe(Number(then) + 1);
	await expectAccessible(page);
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoSideways(page);
	await expectAccessible(page);
	await page.setViewportSize({ width: 1280, height: 900 });

	const confirm = page.getByRole('button', { name: 'Restaurar este respaldo' });
	await page.getByLabel('Escribe RESTAURAR').fill('sí');
	await confirm.click();
	const word = page.getByLabel('Escribe RESTAURAR');
	await expect(word).toHaveAccessibleDescription(/escribe RESTAURAR/);
	await expect(word).toBeFocused();
	await word.fill('RESTAURAR');
	const again = page.locator('#passphrase-again');
	await again.fill('otra frase de paso');
	await confirm.click();
	await expect(again).toHaveAccessibleDescription(/no abre este respaldo/);
	await expect(again).toBeFocused();
	await expect(again).toHaveValue('');
	await expect(word).toHaveValue('RESTAURAR');
	await expect(numbers).toBeVisible();
	await again.fill(PASSPHRASE);
	await confirm.click();
	await page.waitForURL(/\/settings\/backups$|\/sign-in/);
	if (new URL(page.url()).pathname !== '/sign-in') {
		await expect(page.getByText('Restaurar termina todas las sesiones')).toBeVisible({
			timeout: 60_000
		});
		await page.getByRole('link', { name: 'Entrar' }).click();
	}
	await page.waitForURL(/\/sign-in/);

	// HR is signed out, too, and what came later is gone.
	await hr.goto('/positions/NVO-900');
	await hr.waitForURL(/\/sign-in/);
	await signIn('administrator');
	await open(page, '/settings/backups');
	await expect(page.getByText(/Se restauró el contenido del/)).toBeVisible();
	expect((await page.request.get('/positions/NVO-900')).status()).toBe(404);
	await open(page, '/audit');
	await expect(page.getByRole('rowheader', { name: 'Restauró un respaldo' })).toBeVisible();
	await other.close();
});

test('without scripts a backup is made, looked at and deleted', async ({
	browser,
	product,
	signIn
}) => {
	test.setTimeout(120_000);
	const context = await browser.newContext({ locale: 'es-MX', baseURL: product.url });
	await signIn('administrator', await context.newPage());
	const plain = await browser.newContext({
		locale: 'es-MX',
		baseURL: product.url,
		javaScriptEnabled: false,
		storageState: await context.storageState()
	});
	const page = await plain.newPage();
	await page.goto('/settings/backups');
	const rows = page.getByRole('row', { name: /A mano/ });
	const before = await rows.count();
	await page.getByRole('link', { name: 'Hacer respaldo' }).first().click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('button', { name: 'Hacer respaldo' })).toBeInViewport();
	await dialog.getByLabel('Frase de paso', { exact: true }).fill('corta');
	await dialog.getByLabel('Otra vez la frase de paso').fill('corta');
	await dialog.getByRole('button', { name: 'Hacer respaldo' }).click();
	await expect(dialog.getByRole('alert')).toContainText('al menos 14 caracteres');
	await dialog.getByLabel('Frase de paso', { exact: true }).fill(PASSPHRASE);
	await dialog.getByLabel('Otra vez la frase de paso').fill(PASSPHRASE);
	await dialog.getByRole('button', { name: 'Hacer respaldo' }).click();
	await expect(page).toHaveURL(/\/settings\/backups$/);
	await expect(async () => {
		await page.goto('/settings/backups');
		await expect(rows).toHaveCount(before + 1);
	}).toPass({ timeout: 60_000 });
	await rows
		.first()
		.getByRole('link', { name: /^Eliminar/ })
		.click();
	await page.getByRole('dialog').getByRole('button', { name: 'Eliminar' }).click();
	await expect(page.getByText('La copia se eliminó')).toBeVisible();
	await expect(rows).toHaveCount(before);
	await plain.close();
	await context.close();
});

test('a schedule is set with a passphrase, and copies are deleted after a question', async ({
	page,
	signIn
}) => {
	await signIn('administrator');
	await open(page, '/settings/backups');
	await page.getByLabel('Cada cuánto').selectOption('daily');
	await page.getByRole('button', { name: 'Guardar programa' }).click();
	await expect(page.getByRole('alert')).toContainText('frase de paso es corta');
	await page.getByLabel('A las').selectOption('3');
	await page.getByLabel('Frase de paso', { exact: true }).fill(PASSPHRASE);
	await page.getByLabel('Otra vez la frase de paso').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Guardar programa' }).click();
	await expect(page.getByText('El programa quedó guardado')).toBeVisible();
	await open(page, '/settings/backups');
	await expect(page.getByText('Ya hay una guardada')).toBeVisible();
	await expect(page.getByText(/, 03:00/)).toBeVisible();

	const rows = page.getByRole('row');
	const before = await rows.count();
	if (before > 1) {
		await page
			.getByRole('link', { name: /^Eliminar/ })
			.first()
			.click();
		await page.getByRole('dialog').getByRole('button', { name: 'Eliminar' }).click();
		await expect(page.getByText('La copia se eliminó')).toBeVisible();
		await expect(rows).toHaveCount(before - 1);
	}
});
