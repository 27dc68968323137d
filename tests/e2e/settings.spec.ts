import { logoPng } from '../formats/docx-samples';
import { startProduct } from '../setup/product';
import { expect, expectAccessible, expectNoSideways, open, signInAs, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

test('the administrator sees how the system stands, and goes where something is to be done', async ({
	browser
}) => {
	test.setTimeout(120_000);
	// A product of its own: in the shared one somebody may have made a backup.
	const fresh = await startProduct();
	const context = await browser.newContext({ baseURL: fresh.url, locale: 'es-MX' });
	try {
		const page = await context.newPage();
		const { login, password } = fresh.people.administrator;
		await signInAs(page, login, password);
		await page
			.getByRole('navigation', { name: 'Principal', exact: true })
			.getByRole('link', { name: 'Ajustes' })
			.click();
		await expect(page.getByRole('heading', { level: 1, name: 'Estado' })).toBeVisible();
		const backup = page.getByRole('row', { name: /Respaldo/ });
		await expect(backup).toContainText('Nunca se ha hecho uno aquí.');
		await expect(page.getByRole('row', { name: /Almacén de datos/ })).toContainText('Bien');
		await backup.getByRole('link', { name: 'Hacer o programar un respaldo' }).click();
		await page.waitForURL('**/settings/backups');
	} finally {
		await context.close();
		await fresh.stop();
	}
});

test('a company gets its tax number, its logo and a day off, and the day comes back', async ({
	page,
	signIn
}) => {
	await signIn('administrator');
	await open(page, '/settings/companies');
	await page.getByRole('link', { name: 'Rodada Tarjetas, S. A. de C. V.' }).click();
	await page.waitForURL(/companies\/.+/);

	const tax = page.getByLabel('Clave fiscal');
	const kept = await tax.inputValue();
	await tax.fill('RTA151309QX8');
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText('Esa clave no tiene la forma de este país')).toBeVisible();
	await expect(tax).toBeFocused();
	await tax.fill('rta150309qx9');
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText('El último carácter no corresponde')).toBeVisible();
	await tax.fill(kept);
	const answered = page.waitForResponse(
		(answer) => answer.request().method() === 'GET' && answer.url().includes('__data.json')
	);
	await page.getByRole('button', { name: 'Guardar' }).click();
	// The page has been read anew: nothing of this answer comes after the next one's.
	await answered;
	await expect(page.getByText('El último carácter no corresponde')).toBeHidden();

	await page.getByLabel('Imagen').setInputFiles({
		name: 'logo.svg.png',
		mimeType: 'image/png',
		buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
	});
	await page.getByRole('button', { name: 'Subir' }).click();
	await expect(page.getByText('no es una imagen PNG ni JPEG')).toBeVisible();
	await page.getByLabel('Imagen').setInputFiles({
		name: 'logo.png',
		mimeType: 'image/png',
		buffer: Buffer.from(logoPng(240, 80))
	});
	await page.getByRole('button', { name: 'Subir' }).click();
	const logo = page.getByRole('img', { name: /^Logo de Rodada/ });
	await expect(logo).toBeVisible();
	await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240);
	await expect(page.locator('.rail-foot img')).toBeVisible();
	await page.getByRole('button', { name: 'Quitar el logo' }).click();
	await expect(logo).toBeHidden();
	await page.getByRole('button', { name: 'Deshacer' }).click();
	await expect(logo).toBeVisible();

	await page.getByLabel('Fecha').fill('2027-06-15');
	await page.getByLabel('Motivo').fill('Aniversario');
	await page.getByRole('button', { name: 'Añadir día' }).click();
	const day = page.getByRole('row', { name: /15 jun 2027/ });
	await expect(day).toContainText('Aniversario');
	await day.getByRole('button', { name: 'Quitar Aniversario' }).click();
	await expect(day).toBeHidden();
	await page.getByRole('button', { name: 'Deshacer' }).last().click();
	await expect(day).toBeVisible();
});

test('a second company takes its country’s tax numbers and time zones', async ({
	page,
	signIn
}) => {
	await signIn('administrator');
	await open(page, '/settings/companies/new');
	await page.getByLabel('Nombre').fill('Tarjetas del Istmo');
	const zones = await page.getByLabel('Zona horaria').getByRole('option').allTextContents();
	expect(zones).toContain('Ciudad de México');
	expect(zones.slice(0, 3)).toEqual(['Bahía de Banderas', 'Cancún', 'Chihuahua']);
	await expect(page.getByLabel('Zona horaria')).toHaveValue('America/Mexico_City');
	await page.getByLabel('País').selectOption('SV');
	await expect(page.getByLabel('Zona horaria')).toHaveValue('America/El_Salvador');
	await page.getByLabel('Clave fiscal').fill('0614-150309-101-3');
	await page.getByRole('button', { name: 'Crear' }).click();
	await page.waitForURL(/companies\/(?!new)/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tarjetas del Istmo');
	await expect(page.getByRole('heading', { name: 'Días de descanso' })).toBeVisible();
	await expectAccessible(page);
	await expectNoSideways(page);

	await page.getByRole('button', { name: 'Hacer principal' }).click();
	await expect(page.getByText('Tarjetas del Istmo es ahora la principal.')).toBeVisible();
	await expect(page.getByText('Esta es la principal.')).toBeVisible();
	await page.getByText('Quién lo cambió').click();
	await expect(
		page.getByText('Razón social principal: Rodada Tarjetas, S. A. de C. V. → Tarjetas del Istmo')
	).toBeVisible();
	await open(page, '/settings/companies');
	await page.getByRole('link', { name: 'Rodada Tarjetas, S. A. de C. V.' }).click();
	await page.getByRole('button', { name: 'Hacer principal' }).click();
	await expect(page.getByText('Esta es la principal.')).toBeVisible();
});

test('the term to acknowledge changes from a day on', async ({ page, signIn }) => {
	await signIn('administrator');
	await open(page, '/settings/rules');
	const rule = page.getByRole('region', { name: 'Plazo para dar enterado' });
	await rule.getByLabel('Días hábiles').fill('12');
	await rule.getByRole('button', { name: 'Guardar' }).click();
	await expect(rule.getByText('Hoy son 12 días hábiles')).toBeVisible();
	await page.getByText('Quién lo cambió').click();
	await expect(page.getByText('Plazo para dar enterado: 10 → 12')).toBeVisible();
});

test('on a phone the room one is in is seen in the row of rooms', async ({ page, signIn }) => {
	await signIn('administrator');
	await page.setViewportSize({ width: 360, height: 740 });
	for (const path of ['/settings', '/settings/mail', '/settings/backups', '/settings/people']) {
		await open(page, path);
		const rooms = page.getByRole('navigation', { name: 'Ajustes' });
		await expect(rooms.locator('[aria-current]')).toBeInViewport({ ratio: 1 });
	}
});

test('HR reads whom to ask where a page is not theirs', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/settings/people');
	await expect(page.getByRole('heading', { name: 'No puedes ver esta página' })).toBeVisible();
	await expect(page.getByText('pide a quien administra Escalafón')).toBeVisible();
});

test('HR begins with what is theirs: another name is added, refused, taken away and brought back', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/settings');
	await expect(page).toHaveURL(/\/settings\/scales$/);
	await page
		.getByRole('navigation', { name: 'Ajustes' })
		.getByRole('link', { name: 'Otros nombres' })
		.click();
	await page.waitForURL('**/settings/aliases');
	const name = page.getByLabel('Otro nombre');
	await name.fill('Ejecutiva estrella');
	await page.getByRole('combobox', { name: 'Puesto al que lleva' }).fill('ATC-014');
	await page.getByRole('option').first().click();
	await page.getByRole('button', { name: 'Añadir' }).click();
	const row = page.getByRole('row', { name: /Ejecutiva estrella/ });
	await expect(row).toContainText('ATC-014');

	await name.fill('EJECUTIVA ESTRELLA');
	await page.getByRole('combobox', { name: 'Puesto al que lleva' }).fill('ATC-015');
	await page.getByRole('option').first().click();
	await page.getByRole('button', { name: 'Añadir' }).click();
	await expect(page.getByText(/ya lleva a .*ATC-014/)).toBeVisible();
	await expect(name).toBeFocused();

	await row.getByRole('button', { name: 'Quitar Ejecutiva estrella' }).click();
	await expect(row).toBeHidden();
	await page.getByRole('button', { name: 'Deshacer' }).click();
	await expect(row).toBeVisible();
});

test('a level of the scale is described, offered in the form and read on the matrix', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/settings/scales');
	const model = page.getByLabel('Modelo de competencias');
	await expect(model).toHaveValue('Competencias Rodada');
	await expect(model).not.toBeEditable();
	await expect(page.getByText('No se cambia mientras haya matrices que lo piden')).toBeVisible();
	await page.getByLabel('Cómo se reconoce').nth(1).fill('Resuelve sola lo de todos los días.');
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText('Guardado.')).toBeVisible();
	await open(page, '/positions/ING-006');
	await expect(page.getByText('Resuelve sola lo de todos los días.').first()).toBeVisible();

	await open(page, '/settings/scales');
	await page.getByRole('button', { name: 'Quitar Nivel 2' }).click();
	await page.getByRole('button', { name: 'Guardar' }).click();
	await expect(page.getByText(/piden el nivel «Nivel 2»/)).toBeVisible();

	await open(page, '/positions/ATC-015/edit');
	const level = page.getByRole('combobox', { name: 'Nivel de dominio' }).first();
	await level.click();
	await level.fill('Nivel 3');
	await expect(page.getByRole('option', { name: /Nivel 3/ })).toBeVisible();
});
