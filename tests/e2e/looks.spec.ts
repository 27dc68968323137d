import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Person } from '../setup/product';
import { expect, expectAccessible, expectNoSideways, open, test } from './fixtures';

/** Every page with the person it is made for. */
const PAGES: { person: Person; path: string }[] = [
	{ person: 'hr', path: '/' },
	{ person: 'hr', path: '/positions' },
	{ person: 'hr', path: '/positions?query=zzz' },
	{ person: 'hr', path: '/positions/new' },
	{ person: 'hr', path: '/positions/ATC-014' },
	{ person: 'hr', path: '/positions/ATC-014?version=open' },
	{ person: 'hr', path: '/positions/ATC-014/particulars' },
	{ person: 'hr', path: '/positions/ATC-015/edit' },
	{ person: 'hr', path: '/positions/RET-010?version=open' },
	{ person: 'hr', path: '/positions/EST-002?version=open' },
	{ person: 'hr', path: '/positions/RHU-003' },
	{ person: 'hr', path: '/positions/ATC-014/history' },
	{ person: 'hr', path: '/positions/ATC-014/compare' },
	{ person: 'hr', path: '/positions/ATC-014/acknowledgements' },
	{ person: 'hr', path: '/organization/units/EXC' },
	{ person: 'hr', path: '/organization/units/EST?on=2024-06-01' },
	{ person: 'hr', path: '/organization/units/EXC/edit' },
	{ person: 'hr', path: '/organization/units/EXC/end' },
	{ person: 'hr', path: '/organization/units/new' },
	{ person: 'hr', path: '/organization/posts/new' },
	{ person: 'hr', path: '/organization/import' },
	{ person: 'hr', path: '/organization/export' },
	{ person: 'hr', path: '/organization/scenarios' },
	{ person: 'hr', path: '/organization' },
	{ person: 'hr', path: '/organization?unit=EXC&show=people&date=2026-01-01' },
	{ person: 'hr', path: '/organization?as=outline&show=vacancies' },
	{ person: 'hr', path: '/organization?as=chart&query=zzz&all=1' },
	{ person: 'hr', path: '/manual' },
	{ person: 'hr', path: '/manual/new' },
	{ person: 'hr', path: '/manual/MOF-EXC' },
	{ person: 'hr', path: '/manual/MOF-EXC?edition=open' },
	{ person: 'hr', path: '/manual/MOF-EXC?al=2020-01-01' },
	{ person: 'hr', path: '/manual/MOF-EXC?find=cuentas' },
	{ person: 'hr', path: '/manual/MOF-EXC/edit' },
	{ person: 'hr', path: '/manual/MOF-EXC/particulars' },
	{ person: 'hr', path: '/manual/MOF-EXC/editions' },
	{ person: 'hr', path: '/manual/MOF-EXC/editions/1' },
	{ person: 'hr', path: '/manual/MOF-EXC/compare' },
	{ person: 'hr', path: '/organization/checks' },
	{ person: 'hr', path: '/organization/checks?unit=DIR&check=post_without_boss' },
	{ person: 'hr', path: '/organization/deliverables?level=each&from=SCL&to=ING' },
	{ person: 'hr', path: '/imports' },
	{ person: 'hr', path: '/audit' },
	{ person: 'hr', path: '/settings/scales' },
	{ person: 'hr', path: '/settings/aliases' },
	{ person: 'hr', path: '/settings/aliases?query=zzz' },
	{ person: 'hr', path: '/notifications' },
	{ person: 'hr', path: '/notifications?show=unread' },
	{ person: 'hr', path: '/account' },
	{ person: 'manager', path: '/' },
	{ person: 'manager', path: '/organization/checks' },
	{ person: 'employee', path: '/' },
	{ person: 'employee', path: '/positions/ATC-014' },
	{ person: 'employee', path: '/manual' },
	{ person: 'employee', path: '/manual/MOF-EXC' },
	{ person: 'employee', path: '/organization/units/SCL' },
	{ person: 'employee', path: '/organization?unit=SCL' },
	{ person: 'employee', path: '/organization/deliverables' },
	{ person: 'employee', path: '/organization/deliverables?position=ATC-014' },
	{ person: 'employee', path: '/organization/deliverables?unit=EXC' },
	{ person: 'administrator', path: '/' },
	{ person: 'administrator', path: '/settings' },
	{ person: 'administrator', path: '/settings/backups' },
	{ person: 'administrator', path: '/settings/people' },
	{ person: 'administrator', path: '/settings/people?query=zzz' },
	{ person: 'administrator', path: '/settings/people/new' },
	{ person: 'administrator', path: '/settings/people/import' },
	{ person: 'administrator', path: '/account' },
	{ person: 'administrator', path: '/settings/rules' },
	{ person: 'administrator', path: '/settings/mail' },
	{ person: 'administrator', path: '/notifications' },
	{ person: 'administrator', path: '/settings/companies' },
	{ person: 'administrator', path: '/settings/companies/new' },
	{ person: 'auditor', path: '/' },
	{ person: 'auditor', path: '/audit' },
	{ person: 'employee', path: '/audit' },
	{ person: 'employee', path: '/nothing-here' }
];

const twin = fileURLToPath(new URL('../fixtures/documents/matriz-atencion.txt', import.meta.url));

/** Pages whose address is made as one goes: the preview of a document, a request to acknowledge. */
async function madeAsOneGoes(page: Page, person: Person): Promise<string[]> {
	if (person === 'hr') {
		await open(page, '/imports');
		await page.getByLabel('Documento').setInputFiles(twin);
		await page.getByRole('button', { name: 'Ver qué se reconoce' }).click();
		await page.waitForURL(/\/imports\/[a-z0-9-]+$/);
		const preview = new URL(page.url()).pathname;
		return [preview, ...(await pagesOfPost(page)), ...(await pagesOfScenario(page))];
	}
	if (person === 'administrator') {
		await open(page, '/settings/people?role=hr');
		const account = page.getByRole('table').getByRole('link').last();
		return [(await account.getAttribute('href')) ?? '/'];
	}
	if (person !== 'employee') return [];
	await open(page, '/positions/ATC-014/');
	const link = page.getByRole('link', { name: 'Leer y dar enterado' });
	return (await link.count()) > 0 ? [(await link.first().getAttribute('href')) ?? '/'] : [];
}

/** A post with people, and the forms by which they come, go and it changes. */
async function pagesOfPost(page: Page): Promise<string[]> {
	await open(page, '/organization/units/SCL');
	const post = page.getByRole('table', { name: 'Plazas' }).getByRole('link').first();
	const path = (await post.getAttribute('href')) ?? '';
	await open(page, path);
	const stay = page.getByRole('link', { name: /^Cambio o baja de/ }).first();
	return [
		path,
		`${path}/edit`,
		`${path}/end`,
		`${path}/holders/new`,
		(await stay.getAttribute('href')) ?? ''
	];
}

/** A structure that is tried out, with a post chosen and something changed. */
async function pagesOfScenario(page: Page): Promise<string[]> {
	await open(page, '/organization/scenarios');
	await page.getByLabel('Nombre').fill('Dos direcciones');
	await page.getByRole('button', { name: 'Crear escenario' }).click();
	await page.waitForURL(/\/scenarios\/[a-z0-9]+$/);
	const path = new URL(page.url()).pathname;
	const post = page.getByRole('treeitem').first();
	const chosen = (await post.getAttribute('href'))?.replace(/#.*/, '') ?? '';
	await open(page, path + chosen);
	await page.getByText('Cambiar sus lugares').click();
	await page.getByLabel('Lugares').last().fill('7');
	await page.getByRole('button', { name: 'Cambiar lugares' }).click();
	await page.getByText('Cambio anotado').waitFor();
	return [path, path + chosen];
}

async function prefer(page: Page, url: string, locale: 'es' | 'en', theme: 'light' | 'dark') {
	await page.context().addCookies([
		{ name: 'locale', value: locale, url },
		{ name: 'theme', value: theme, url }
	]);
}

/** Pages are walked room by room: one long walk would hold everything else up. */
const roomOf = (path: string) => /^\/([a-z]*)/.exec(path)?.[1] || 'home';
const MADE = 'what is made as one goes';
const MAKERS: Person[] = ['hr', 'employee', 'administrator'];

for (const person of ['hr', 'manager', 'employee', 'administrator', 'auditor'] as const) {
	const rooms = Map.groupBy(
		PAGES.filter((each) => each.person === person).map(({ path }) => path),
		roomOf
	);
	if (MAKERS.includes(person)) rooms.set(MADE, []);
	for (const [room, paths] of rooms)
		test(`every page of ${person} in ${room} is accessible and fits, in both languages and themes, from 360 to 1600 px`, async ({
			page,
			signIn,
			product
		}) => {
			test.setTimeout(300_000);
			await signIn(person);
			if (room === MADE) paths.push(...(await madeAsOneGoes(page, person)));
			expect(paths.length).toBeGreaterThan(0);
			for (const path of paths) {
				for (const [locale, theme] of [
					['es', 'light'],
					['en', 'dark']
				] as const) {
					await prefer(page, product.url, locale, theme);
					await page.setViewportSize({ width: 1280, height: 900 });
					await open(page, path);
					await expect(page.locator('html')).toHaveAttribute('lang', locale);
					await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
					await expectAccessible(page);
					for (const width of [360, 768, 1600]) {
						await page.setViewportSize({ width, height: 800 });
						await expectNoSideways(page);
					}
					await page.setViewportSize({ width: 360, height: 740 });
					await expectAccessible(page);
				}
			}
		});
}

test('signed-out pages are accessible and fit, in both languages and themes', async ({
	page,
	product
}) => {
	for (const [locale, theme] of [
		['es', 'light'],
		['en', 'dark']
	] as const) {
		await prefer(page, product.url, locale, theme);
		for (const path of ['/sign-in', '/setup/no-such-link']) {
			await open(page, path);
			await expectAccessible(page);
			await page.setViewportSize({ width: 360, height: 740 });
			await expectNoSideways(page);
			await page.setViewportSize({ width: 1280, height: 900 });
		}
	}
});
