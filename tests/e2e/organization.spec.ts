import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, hydrated, open, test } from './fixtures';

const tree = (page: Page) => page.getByRole('tree');
const boxes = (page: Page) => tree(page).getByRole('treeitem');
const box = (page: Page, name: string | RegExp) => tree(page).getByRole('treeitem', { name });
/** What the pane says is its current box. */
const current = (page: Page) => tree(page).locator('[aria-selected="true"]');

test('units lead to their chart, and the table says the same', async ({ page, signIn }) => {
	await signIn('employee');
	await open(page, '/');
	const rail = page.getByRole('navigation', { name: 'Principal', exact: true });
	await rail.getByRole('link', { name: 'Organización' }).click();
	await page.waitForURL('**/organization');
	await expect(page.getByRole('heading', { level: 2, name: 'Toda la organización' })).toBeVisible();
	const units = page.getByRole('navigation', { name: 'Unidades organizativas' });
	await units.getByRole('link', { name: /Experiencia del Cliente/ }).click();
	await page.waitForURL('**/organization?unit=EXC');
	await expect(
		page.getByRole('heading', { level: 2, name: 'Experiencia del Cliente' })
	).toBeVisible();
	await expect(tree(page)).toHaveAttribute('aria-label', 'Organigrama de Experiencia del Cliente');
	await expect(boxes(page)).toHaveCount(13);
	await expect(page.getByRole('table').locator('tbody tr')).toHaveCount(13);
	await expect(box(page, /^Coordinación de Retención/)).toHaveAccessibleName(
		/vacante desde el 3 feb.*Encargo: Emilio Zertuche/
	);
	// The reader's own post is marked.
	await expect(tree(page).locator('.node.self')).toHaveAccessibleName(/Tu plaza/);

	await page.getByRole('link', { name: 'Vacantes', exact: true }).click();
	await page.waitForURL(/sort=vacancies&descending=1/);
	await expect(page.getByRole('table').locator('tbody tr').first()).toContainText(
		'Ejecutivo de Atención a Clientes'
	);
	await page.getByRole('link', { name: 'Solo vacantes' }).click();
	await expect(box(page, /^Analista de Calidad/)).toHaveCount(0);
	await expect(box(page, /^Coordinación de Servicio/)).toHaveCount(1);
});

test('a person is searched for, jumped to and marked', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/organization?unit=COM');
	const field = page.getByRole('combobox', { name: 'Buscar en la estructura' });
	await field.pressSequentially('monterroso');
	await page.getByRole('option', { name: /Karla Monterroso/ }).click();
	await page.waitForURL(/post=/);
	await expect(
		page.getByRole('heading', { level: 2, name: 'Calidad en el Servicio' })
	).toBeVisible();
	await expect(tree(page).locator('.node.self')).toHaveAccessibleName(/Karla Monterroso/);
	// The same address shows the same to whoever gets it.
	await page.reload();
	await hydrated(page);
	await expect(tree(page).locator('.node.self')).toHaveAccessibleName(/Karla Monterroso/);

	await page.keyboard.press('Control+k');
	await page.getByRole('dialog').getByRole('combobox').fill('retencion');
	await page.getByRole('option', { name: /^Retención/ }).click();
	await page.waitForURL('**/organization?unit=RET');
});

test('the chart is walked, closed, opened and left by keys alone', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/organization?unit=EXC');
	await tree(page).focus();
	await expect(current(page)).toHaveAccessibleName(/^Gerencia de Experiencia/);
	await page.keyboard.press('ArrowDown');
	const first = await current(page).locator('title').textContent();
	await page.keyboard.press('ArrowRight');
	expect(await current(page).locator('title').textContent()).not.toBe(first);
	await page.keyboard.press('ArrowLeft');
	await expect(current(page).locator('title')).toHaveText(first ?? '');
	await page.keyboard.press('ArrowUp');
	await expect(current(page)).toHaveAccessibleName(/^Gerencia de Experiencia/);

	await page.keyboard.press('-');
	await expect(current(page)).toHaveAttribute('aria-expanded', 'false');
	await expect(boxes(page)).toHaveCount(1);
	await page.keyboard.press('+');
	await expect(boxes(page)).toHaveCount(13);
	const moved = tree(page).locator('svg > g');
	const before = await moved.getAttribute('transform');
	await page.keyboard.press('Shift+ArrowRight');
	await expect(moved).not.toHaveAttribute('transform', before ?? '');
	await page.keyboard.press('End');
	const last = tree(page).locator('[aria-selected="true"]');
	await expect(tree(page)).toHaveAttribute(
		'aria-activedescendant',
		(await last.getAttribute('id')) ?? ''
	);
	const code = await last.getAttribute('href');
	await page.keyboard.press('Enter');
	await page.waitForURL(`**${code ?? ''}`);
});

test('the chart is moved by dragging, zoomed by buttons and by the wheel with Ctrl', async ({
	page,
	signIn
}) => {
	await signIn('hr');
	await open(page, '/organization?unit=EXC');
	const moved = tree(page).locator('svg > g');
	const transform = async () => (await moved.getAttribute('transform')) ?? '';
	const start = await transform();
	const pane = await tree(page).boundingBox();
	if (!pane) throw new Error('no pane');
	await tree(page).scrollIntoViewIfNeeded();
	const head = await box(page, /^Gerencia de Experiencia/).boundingBox();
	if (!head) throw new Error('no head');
	await page.mouse.move(head.x + 30, head.y + 20);
	await page.mouse.down();
	await page.mouse.move(head.x + 90, head.y + 60, { steps: 6 });
	await page.mouse.up();
	expect(await transform()).not.toBe(start);
	// A drag that ends on a box opens nothing.
	expect(new URL(page.url()).pathname).toBe('/organization');

	const scale = async () => Number(/scale\(([\d.]+)\)/.exec(await transform())?.[1]);
	const natural = await scale();
	await page.getByRole('button', { name: 'Acercar' }).click();
	expect(await scale()).toBeGreaterThan(natural);
	await page.getByRole('button', { name: 'Ver completo' }).click();
	expect(await scale()).toBeLessThanOrEqual(1);
	const fitted = await scale();
	await page.mouse.move(head.x + 30, head.y + 20);
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, 240);
	await page.keyboard.up('Control');
	await expect.poll(scale).toBeLessThan(fitted);
});

test('an earlier date shows what was, a later one what will be', async ({ page, signIn }) => {
	await signIn('auditor');
	await open(page, '/organization?unit=EST&date=2024-12-31');
	await expect(page.getByText('Así era el 31 dic 2024.')).toBeVisible();
	const units = page.getByRole('navigation', { name: 'Unidades organizativas' });
	await expect(units.getByRole('link', { name: /^Operación/ })).toBeVisible();
	await page.getByLabel('Ver al').fill('2025-01-01');
	await page.getByLabel('Ver al').blur();
	await page.waitForURL(/date=2025-01-01/);
	await expect(units.getByRole('link', { name: /^Operación/ })).toHaveCount(0);
	await expect(page.getByText('Así era el 1 ene 2025.')).toBeVisible();
	await open(page, '/organization?date=2099-01-01');
	await expect(page.getByText(/Así será el 1 ene 2099/)).toBeVisible();
	await page.getByRole('link', { name: 'Hoy', exact: true }).click();
	await page.waitForURL('**/organization');
});

test('equal posts of sibling units become one box', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/organization');
	const merge = page.getByRole('switch', { name: 'Juntar plazas iguales' });
	await expect(merge).toHaveAttribute('aria-checked', 'false');
	await merge.click();
	await page.waitForURL(/merge=1/);
	await expect(merge).toHaveAttribute('aria-checked', 'true');
});

test('the chart is kept as SVG with what is open in it, and as PNG', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/organization?unit=EXC');
	await tree(page).focus();
	await page.keyboard.press('-');
	const keep = async (name: string) => {
		await page.getByText('Exportar', { exact: true }).click();
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name }).click()
		]);
		return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
	};
	const svg = await keep('Organigrama en SVG');
	expect(svg.name).toMatch(/^organigrama EXC \d{4}-\d\d-\d\d\.svg$/);
	expect(svg.bytes.toString()).toContain('Gerencia de');
	expect(svg.bytes.toString()).not.toContain('Coordinación');
	const png = await keep('Organigrama en PNG');
	expect(png.name).toMatch(/\.png$/);
	expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
	expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(500);
});

const MOST_ON_PAPER = (206 / 25.4) * 96;

test('a page of paper holds the whole chart', async ({ page, signIn }) => {
	await signIn('hr');
	await open(page, '/organization?levels=all');
	await page.emulateMedia({ media: 'print' });
	await expect(boxes(page)).toHaveCount(24);
	const svg = await tree(page).locator('svg').boundingBox();
	// A letter page less its margins and the head above the chart.
	expect(svg?.height).toBeLessThanOrEqual(MOST_ON_PAPER);
	await page.emulateMedia({ media: 'screen' });
	await expect(tree(page).locator('svg > g')).toHaveAttribute('transform', /scale/);
});

test('a phone shows the outline, which opens and closes', async ({ page, signIn }) => {
	await signIn('employee');
	await page.setViewportSize({ width: 360, height: 740 });
	await open(page, '/organization?unit=EXC');
	await expect(tree(page)).toHaveCount(0);
	const outline = page.getByRole('group', { name: 'Esquema de Experiencia del Cliente' });
	await expect(outline.getByRole('link')).toHaveCount(13);
	await outline.locator('summary').first().click();
	await expect(outline.getByRole('link')).toHaveCount(1);
	await page.getByLabel('Ir a la unidad').selectOption('RET');
	await page.waitForURL('**/organization?unit=RET');
	await expect(
		page.getByRole('group', { name: 'Esquema de Retención' }).getByRole('link')
	).toHaveCount(3);
});

test.describe('without scripts', () => {
	test('units, dates, levels, the search and the file still work', async ({
		browser,
		page: scripted,
		signIn,
		product
	}) => {
		await signIn('hr');
		const context = await browser.newContext({
			baseURL: product.url,
			locale: 'es-MX',
			javaScriptEnabled: false,
			storageState: await scripted.context().storageState()
		});
		try {
			const page = await context.newPage();
			await page.goto('/organization?unit=EXC');
			await expect(tree(page).locator('.node')).toHaveCount(13);
			await page.getByRole('group', { name: 'Niveles abiertos' }).getByText('2').click();
			await expect(tree(page).locator('.node')).toHaveCount(5);
			await page.getByRole('combobox', { name: 'Buscar en la estructura' }).fill('monterroso');
			await page.keyboard.press('Enter');
			await expect(page.getByText('Encontrado para «monterroso»')).toBeVisible();
			await page.getByRole('link', { name: /Karla Monterroso/ }).click();
			await expect(tree(page).locator('.node.self title')).toHaveText(/Karla Monterroso/);
			await page.getByText('Exportar', { exact: true }).click();
			const [file] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name: 'Organigrama en SVG' }).click()
			]);
			expect(file.suggestedFilename()).toMatch(/^organigrama EXC .*\.svg$/);
		} finally {
			await context.close();
		}
	});
});
