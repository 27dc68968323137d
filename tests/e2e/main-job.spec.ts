import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, open, signInAs, test } from './fixtures';

const twin = fileURLToPath(new URL('../fixtures/documents/matriz-atencion.txt', import.meta.url));

/** The twin, and the document it is the twin of wherever that lies at hand. */
function documents(): { name: string; file: string }[] {
	const seeds = process.env.TEST_SEEDS;
	const real =
		seeds && existsSync(seeds)
			? readdirSync(seeds)
					.filter((name) => name.startsWith('000') && name.endsWith('.txt'))
					.map((name) => ({ name: 'the real document', file: join(seeds, name) }))
			: [];
	return [{ name: 'its twin', file: twin }, ...real];
}

/** Chooses a person by the name that the option starts with. */
async function choose(select: Locator, name: string): Promise<void> {
	const options = await select.locator('option').allTextContents();
	const label = options.find((option) => option.trim().startsWith(name));
	expect(label, `${name} among ${options.join('; ')}`).toBeDefined();
	await select.selectOption({ label });
}

/** The rows of the document's tables, without the lines that only part head from body. */
async function tableLines(file: string): Promise<number[]> {
	const lines = (await readFile(file, 'utf8')).split('\n');
	return lines.flatMap((line, at) =>
		/^\s*\|/.test(line) && !/^[\s|:-]+$/.test(line) ? [at + 1] : []
	);
}

const CODE = 'ATC-014';
const TITLE = 'Ejecutivo de Atención a Clientes';

for (const document of documents()) {
	test(`a matrix goes from ${document.name} to Enterado to Word`, async ({
		page,
		signIn,
		product
	}) => {
		test.setTimeout(240_000);
		const { people } = product;
		await signIn('hr');

		await test.step('the preview shows every table row, the leftovers and the weights of 0 %', async () => {
			await open(page, '/imports');
			await page.getByLabel('Documento').setInputFiles(document.file);
			await page.getByRole('button', { name: 'Ver qué se reconoce' }).click();
			await page.waitForURL(/\/imports\/[a-z0-9-]+$/);
			const shown = await page
				.locator('tr[data-line]')
				.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.line)));
			const written = await tableLines(document.file);
			expect(written.filter((line) => !shown.includes(line))).toEqual([]);
			const leftovers = await page
				.locator('[data-leftover]')
				.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.leftover)));
			expect(leftovers).toEqual([20, 122, 126, 128, 130]);
			await expect(page.getByText('Los pesos suman 0 %, no 100 %')).toBeVisible();
			await expectAccessible(page);
		});

		await test.step('a title and a code are asked for before anything is saved', async () => {
			await expect(page.getByLabel('Título del puesto')).toHaveValue('');
			await page.getByLabel('Código del puesto').fill(CODE);
			await page.getByLabel('Título del puesto').fill(TITLE);
			await page.getByRole('button', { name: 'Guardar borrador' }).click();
			await page.getByLabel(`Guardarla como borrador nuevo de ${CODE}`).check();
			await page.getByRole('button', { name: 'Guardar borrador' }).click();
			await page.waitForURL(`**/positions/${CODE}/edit`);
		});

		await test.step('weights are put right in the form, which saves by itself', async () => {
			const submit = page.getByRole('button', { name: 'Enviar a revisión' });
			await expect(submit).toHaveAttribute('aria-disabled', 'true');
			await expect(page.getByText('Faltan 100 % por repartir').first()).toBeVisible();
			await page.getByRole('button', { name: 'Por igual' }).click();
			await expect(page.getByText('Los pesos suman 100 %')).toBeVisible();
			await expect(page.locator('[data-save="saved"]')).toBeVisible();
			await expect(submit).not.toHaveAttribute('aria-disabled', 'true');
			await expectAccessible(page);
		});

		await test.step('it is submitted to two other people', async () => {
			await page.getByRole('button', { name: 'Enviar a revisión' }).click();
			const dialog = page.getByRole('dialog');
			await choose(dialog.getByLabel('Quién revisa'), people.manager.name);
			await choose(dialog.getByLabel('Quién autoriza'), people.director.name);
			await dialog.getByLabel('Qué cambia').fill('Se rehace desde el documento en papel.');
			await expectAccessible(page);
			await dialog.getByRole('button', { name: 'Enviar a revisión' }).click();
			await page.waitForURL('**version=open');
			await expect(page.getByText('En revisión').first()).toBeVisible();
			await expect(page.getByRole('heading', { name: 'Tu revisión' })).toHaveCount(0);
		});

		for (const [person, act] of [
			['manager', 'Aprobar'],
			['director', 'Autorizar']
		] as const) {
			await test.step(`${person} decides`, async () => {
				await signIn(person);
				await open(page, `/positions/${CODE}?version=open`);
				await page.getByRole('button', { name: act, exact: true }).click();
				await expect(page.getByRole('status').filter({ hasText: 'Aprobada' })).toBeVisible();
			});
		}

		await test.step('it is published, and says what that does', async () => {
			await signIn('hr');
			await open(page, `/positions/${CODE}?version=open`);
			await page.getByRole('button', { name: 'Publicar', exact: true }).first().click();
			const dialog = page.getByRole('dialog');
			await expect(dialog.getByText('personas darán su enterado')).toBeVisible();
			await dialog.getByRole('button', { name: /^Publicar/ }).click();
			await expect(page.getByText('Publicada').first()).toBeVisible();
			await expect(page.getByText(/Se publicó la versión \d+/)).toBeVisible();
		});

		await test.step('an employee reads it, gives the password again and acknowledges', async () => {
			await signIn('employee');
			await page
				.getByRole('link', { name: /Leer y dar enterado/ })
				.first()
				.click();
			await page.waitForURL('**/acknowledgements/*');
			await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
			await page.getByLabel('Tu contraseña').fill('not-the-password');
			await page.getByRole('button', { name: 'Firmar enterado' }).click();
			await expect(page.locator('#sign .field-error')).toBeVisible();
			await page.getByLabel('Tu contraseña').fill(people.employee.password);
			// A failed attempt slows the next one by a second or so.
			await expect(async () => {
				await page.getByLabel('Tu contraseña').fill(people.employee.password);
				await page.getByRole('button', { name: 'Firmar enterado' }).click();
				await expect(page.getByText('Respuesta registrada')).toBeVisible({ timeout: 2_000 });
			}).toPass({ timeout: 40_000 });
			await expectAccessible(page);
		});

		await test.step('HR sees who is missing', async () => {
			await signIn('hr');
			await open(page, `/positions/${CODE}/acknowledgements`);
			const row = page.getByRole('row').filter({ hasText: people.employee.name });
			await expect(row.getByText('Enterado')).toBeVisible();
			await expect(page.getByText(/por firmar/).first()).toBeVisible();
		});

		await test.step('the Word file holds the same matrix', async () => {
			await open(page, `/positions/${CODE}`);
			const download = page.waitForEvent('download');
			await page.getByRole('link', { name: 'Word' }).click();
			const file = await (await download).path();
			const parts = unzipSync(new Uint8Array(await readFile(file)));
			const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(
				/<[^>]+>/g,
				' '
			);
			expect(text).toContain(TITLE);
			expect(text).toContain('33.34');
			expect(text).not.toContain('BORRADOR');
		});
		await signInAs(page, people.hr.login, people.hr.password);
	});
}
