import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, open, test } from './fixtures';

const CODE = 'MOF-EXC';
const MANUAL = `/manual/${CODE}`;
const today = () =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Mexico_City' }).format(new Date());

test('an edition of a manual is written, reviewed, authorised, published, read, compared and made a Word file', async ({
	page,
	signIn
}) => {
	test.setTimeout(240_000);
	await signIn('hr');

	await test.step('the list leads to the draft', async () => {
		await open(page, '/manual');
		const row = page.getByRole('row').filter({ hasText: CODE });
		await expect(row).toContainText('Edición 2');
		await row.getByRole('link', { name: 'Borrador' }).click();
		await page.waitForURL(`**${MANUAL}/edit`);
	});

	const lines = page.getByRole('list', { name: 'Renglones de la modificación' });
	await test.step('what changes is told in a line of its own, which HR words as it likes', async () => {
		await page.getByLabel('Vigente desde').fill(today());
		const objectives = page.getByLabel('Objetivos del manual', { exact: true });
		await objectives.focus();
		await page.keyboard.press('Control+End');
		await page.keyboard.insertText('\n\nY que nadie tenga que preguntarlo dos veces.');
		await expect(page.locator('[data-save="saved"]')).toBeVisible();
		await expect(page.getByText('1 cambio todavía no está en los renglones.')).toBeVisible();
		await page.getByRole('button', { name: 'Volver a redactar' }).click();
		await expect(page.getByText('1 cambio todavía no está en los renglones.')).toHaveCount(0);
		const drafted = await lines
			.locator('textarea')
			.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
		const at = drafted.indexOf('Actualización de los objetivos del manual.');
		expect(at, drafted.join(' / ')).toBeGreaterThanOrEqual(0);
		const words = lines.locator('textarea').nth(at);
		await words.fill('Se actualizan los objetivos, a petición de las áreas.');
		await expect(lines.getByText('De la estructura: Actualización de los objetivos')).toBeVisible();
		await page.getByRole('button', { name: 'Agregar un renglón' }).click();
		await page.keyboard.insertText('Revisión anual.');
		await expect(lines.getByText('Escrito a mano')).toBeVisible();
		await lines.getByRole('button', { name: 'Unir con el anterior' }).last().click();
		await expect(lines.locator('textarea').last()).toHaveValue(/Revisión anual\.$/);
		await expect(page.locator('[data-save="saved"]')).toBeVisible();
		await expect(page.getByText('Lista para enviarse')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('the toolbar makes words bold, and the preview shows them', async () => {
		const text = page.getByLabel('Texto', { exact: true }).first();
		await text.focus();
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('Control+Shift+ArrowRight');
		await page.keyboard.press('Control+b');
		await expect(text).toHaveValue(/^\*\*Rodada\*\*/);
		const section = page.getByRole('list', { name: 'Apartados de texto' }).getByRole('listitem');
		await section.first().getByRole('button', { name: 'Deshacer formato' }).click();
		await expect(text).toHaveValue(/^Rodada/);
		await section.first().getByRole('button', { name: 'Vista previa' }).click();
		await expect(section.first().locator('strong').first()).toHaveText('cuentas claras');
		await section.first().getByRole('button', { name: 'Escribir' }).click();
	});

	await test.step('it goes to whoever reviews and authorises', async () => {
		await page.getByRole('button', { name: 'Enviar a revisión' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel(/^Rubén Ochoa/).check();
		const authorisers = dialog.getByLabel('Quién autoriza');
		const options = await authorisers.locator('option').allTextContents();
		await authorisers.selectOption({
			label: options.find((option) => option.startsWith('Teresa Villaseñor')) ?? ''
		});
		await dialog.getByRole('button', { name: 'Enviar a revisión' }).click();
		await page.waitForURL(`**${MANUAL}?edition=open`);
		await expect(page.getByText(/^Falta la revisión de Rubén Ochoa/)).toBeVisible();
	});

	await test.step('its Word file is made while one waits, and says how long it became', async () => {
		await page.getByRole('link', { name: 'Word' }).click();
		await expect(page.getByText(/^El Word está listo, \d+ páginas\./)).toBeVisible({
			timeout: 60_000
		});
		await expect(page.getByRole('link', { name: 'Descargar' })).toBeVisible();
	});

	await test.step('the reviewer finds it at home and approves what is on the page', async () => {
		await signIn('manager');
		await open(page, '/');
		await page.getByRole('link', { name: /^Revisar: Manual de Organización/ }).click();
		await page.waitForURL(`**${MANUAL}?edition=open`);
		await page.getByRole('button', { name: 'Devolver con comentarios' }).click();
		await expect(page.getByText('Para devolverla, di qué falta')).toBeVisible();
		await page.getByRole('button', { name: 'Quitar comentario 1' }).click();
		await page.getByRole('button', { name: 'Aprobar' }).click();
		await expect(page.getByText('Aprobada.')).toBeVisible();
	});

	await test.step('the management authorises, HR publishes knowing what will happen', async () => {
		await signIn('director');
		await open(page, `${MANUAL}?edition=open`);
		await page.getByRole('button', { name: 'Autorizar' }).click();
		await expect(page.getByText('Aprobada.')).toBeVisible();
		await signIn('hr');
		await open(page, `${MANUAL}?edition=open`);
		await page.getByRole('button', { name: 'Publicar…' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog).toContainText('Recibe el número 3');
		await expect(dialog).toContainText('Deja sin efecto la edición 2');
		await expectAccessible(page);
		// What it brings about is read line under line.
		const lines = await dialog.locator('.brings > li').all();
		const tops = await Promise.all(lines.map(async (line) => (await line.boundingBox())!));
		for (const [at, box] of tops.slice(1).entries()) {
			expect(box.x).toBe(tops[at]!.x);
			expect(box.y).toBeGreaterThanOrEqual(tops[at]!.y + tops[at]!.height);
		}
		await dialog.getByRole('button', { name: 'Publicar' }).click();
		await page.waitForURL(`**${MANUAL}/editions/3?done=published`);
		await expect(page.getByText('Se publicó la edición 3.')).toBeVisible();
	});

	await test.step('an employee is shown what concerns them, and finds words in it', async () => {
		await signIn('employee');
		await open(page, MANUAL);
		await expect(page.getByRole('heading', { name: 'Lo que te toca', exact: true })).toBeVisible();
		await expect(page.getByText('preguntarlo dos veces').first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Seguir escribiendo' })).toHaveCount(0);
		await page.getByRole('searchbox', { name: 'Buscar en el manual' }).fill('PREGUNTARLO');
		await expect(page.getByText('1 lugar', { exact: true })).toBeVisible();
		await open(page, `${MANUAL}?al=2020-01-01`);
		await expect(page.getByText(/no había ninguna edición en vigor/)).toBeVisible();
		await page.keyboard.press('Control+k');
		await page.getByRole('dialog').getByRole('combobox').fill('manual experiencia');
		await expect(page.getByRole('option').first()).toContainText('Manual de Organización');
		await page.keyboard.press('Escape');
	});

	await test.step('two editions are compared in words', async () => {
		await open(page, `${MANUAL}/compare?from=2&to=3`);
		await expect(page.getByText('Objetivos del manual: texto actualizado')).toBeVisible();
		await expect(page.locator('ins').first()).toContainText('preguntarlo dos veces');
	});

	await test.step('the Word file was made when it was published', async () => {
		await open(page, MANUAL);
		await expect(page.getByText(/^\d+ páginas$/)).toBeVisible({ timeout: 60_000 });
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Word' }).click()
		]);
		const parts = unzipSync(await readFile(await download.path()));
		expect(strFromU8(parts['word/document.xml']!)).toContain('preguntarlo dos veces');
	});
});
