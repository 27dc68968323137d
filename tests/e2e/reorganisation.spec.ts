import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectAccessible, open, test } from './fixtures';

const CODE = 'MOF-EXC';
const MANUAL = `/manual/${CODE}`;
const POST = 'Analista de Calidad en el Servicio';
/** The first day of the month after next: always to come, whatever the day. */
const later = (() => {
	const now = new Date();
	return new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 1)).toISOString().slice(0, 10);
})();
const dayBefore = new Date(Date.parse(later) - 86_400_000).toISOString().slice(0, 10);

/** What a Word file says, paragraph by paragraph, and the boxes of its charts. */
async function wordOf(page: Page): Promise<{ text: string; boxes: string[] }> {
	// Made in the background once the edition was published: the page says so when it is there.
	await expect(page.getByText(/^\d+ páginas$/)).toBeVisible({ timeout: 90_000 });
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Word' }).click()
	]);
	const parts = unzipSync(await readFile(await download.path()));
	const xml = strFromU8(parts['word/document.xml']!);
	const said = (part: string) =>
		[...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
	return {
		text: xml.split('</w:p>').map(said).join('\n'),
		boxes: [...xml.matchAll(/<wps:txbx>(.*?)<\/wps:txbx>/gs)].map(([, box]) => said(box ?? ''))
	};
}

test('a reorganisation is tried, applied from a coming day, seen by date, and told in the manual that is drafted, published and exported', async ({
	page,
	signIn
}) => {
	test.setTimeout(300_000);
	await signIn('hr');
	let oldUnit = '';

	await test.step('HR tries it in a scenario', async () => {
		await open(page, '/organization');
		await page.getByRole('link', { name: 'Probar un cambio' }).click();
		await page.waitForURL('**/organization/scenarios');
		await page.getByLabel('Nombre').fill('Calidad pasa a Retención');
		await page.getByLabel('Fecha en que empezaría').fill(later);
		await page.getByRole('button', { name: 'Crear escenario' }).click();
		await page.waitForURL(/\/organization\/scenarios\/[a-z0-9]+$/);
		await page.getByRole('combobox', { name: 'Ir a una plaza' }).fill(POST);
		await page.getByRole('listbox').getByRole('option').first().click();
		await expect(page.getByRole('heading', { level: 2, name: POST })).toBeVisible();
		await page.getByText('Mover', { exact: true }).click();
		const boss = page.getByRole('combobox', { name: /^Reporta a/ });
		await boss.fill('coordinacion de retencion');
		await page.getByRole('listbox').getByRole('option').first().click();
		const unit = page.getByLabel('Unidad', { exact: true }).first();
		oldUnit = (await unit.locator('option:checked').textContent())!.trim();
		await unit.selectOption({ label: '\u00a0'.repeat(6) + 'Retención' });
		await page.getByRole('button', { name: 'Mover aquí' }).click();
		await expect(page.getByRole('region', { name: 'Lo que cambia' })).toContainText(
			`«${POST}» pasa a Retención`
		);
		await page.getByText('Cambiar sus lugares').click();
		await page.getByLabel('Lugares').last().fill('9');
		await page.getByRole('button', { name: 'Cambiar lugares' }).click();
		await expect(page.getByRole('region', { name: 'Lo que cambia' })).toContainText(
			'queda con 9 lugares'
		);
	});

	await test.step('its consequences are read, the sections of the manual among them', async () => {
		const told = page.getByRole('region', { name: 'Consecuencias' });
		await expect(told.getByRole('heading', { name: '1 plaza cambia de jefe' })).toBeVisible();
		await expect(told.getByRole('heading', { name: /vacantes? nuevas?$/ })).toBeVisible();
		await expect(told.getByRole('table', { name: 'Lugares por unidad' })).toContainText(
			'Retención'
		);
		const sections = told.getByRole('table', { name: /secciones de manual cambian$/ });
		for (const unit of ['Retención', oldUnit])
			await expect(
				sections.getByRole('row').filter({ hasText: CODE }).filter({ hasText: unit })
			).toContainText('Cambia');
	});

	await test.step('it is applied from the coming day, and seen before and after by date', async () => {
		await expect(page.getByText('Esto es lo que va a pasar:')).toBeVisible();
		await page.getByRole('button', { name: 'Aplicar en la organización' }).click();
		await expect(page.getByText(/^Este escenario se aplicó desde el/)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Mover aquí' })).toHaveCount(0);
		for (const [date, there] of [
			[dayBefore, false],
			[later, true]
		] as const) {
			await open(page, `/organization?unit=RET&as=outline&levels=all&date=${date}`);
			const links = page.getByRole('link', { name: POST });
			if (there) await expect(links.first()).toBeVisible();
			else await expect(links).toHaveCount(0);
		}
	});

	const lines = page.getByRole('list', { name: 'Renglones de la modificación' });
	const moved = `Cambio de dependencia del puesto ${POST}, de ${oldUnit} a Retención.`;
	await test.step('the manual’s next edition, of that day, tells it in its row', async () => {
		await open(page, `${MANUAL}/edit`);
		await page.getByLabel('Vigente desde').fill(later);
		await expect(page.locator('[data-save="saved"]')).toBeVisible();
		await page.getByRole('button', { name: 'Volver a redactar' }).click();
		const drafted = () =>
			lines
				.locator('textarea')
				.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
		await expect.poll(drafted).toContain(moved);
		const told = (await drafted()).join('\n');
		expect(told).toMatch(new RegExp(`Cambio en el número de plazas: .*${POST}.* a 9`));
		await expect(page.locator('[data-save="saved"]')).toBeVisible();
		await expect(page.getByText('Lista para enviarse')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('it is reviewed, authorised and published for the coming day', async () => {
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
		for (const [person, act] of [
			['manager', 'Aprobar'],
			['director', 'Autorizar']
		] as const) {
			await signIn(person);
			await open(page, `${MANUAL}?edition=open`);
			await page.getByRole('button', { name: act, exact: true }).click();
			await expect(page.getByText('Aprobada.')).toBeVisible();
		}
		await signIn('hr');
		await open(page, `${MANUAL}?edition=open`);
		await page.getByRole('button', { name: 'Publicar…' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Publicar' }).click();
		await page.waitForURL(`**${MANUAL}/editions/3?done=published`);
		await expect(page.getByText(/^La edición 3 quedó programada: rige desde el/)).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('its Word file says what is new, and draws the post where it goes', async () => {
		const word = await wordOf(page);
		expect(word.text).toContain(moved);
		expect(word.text).toMatch(new RegExp(`Cambio en el número de plazas: .*${POST}.* a 9`));
		expect(word.boxes.filter((box) => box.includes(POST)).length).toBeGreaterThan(0);
		await open(page, `${MANUAL}/editions/2`);
		const former = await wordOf(page);
		expect(former.text).not.toContain(moved);
	});

	await test.step('the manual too is read by date: before it the former edition, from it on the new one', async () => {
		for (const [date, number] of [
			[dayBefore, 2],
			[later, 3]
		] as const) {
			await open(page, `${MANUAL}?al=${date}`);
			await expect(
				page.getByText(new RegExp(`^Edición ${String(number)}\\b`)).first()
			).toBeVisible();
		}
	});

	await test.step('whoever only reads finds the edition in force until then', async () => {
		await signIn('employee');
		await open(page, MANUAL);
		await expect(page.getByText(/^Edición 2\b/).first()).toBeVisible();
		await expect(page.getByText(moved)).toHaveCount(0);
		expect((await page.goto(`${MANUAL}/editions/3`))?.status()).toBe(404);
	});
});
