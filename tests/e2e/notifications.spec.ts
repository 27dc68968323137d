import { startProduct } from '../setup/product';
import { smtpAnswer, startSmtp } from '../setup/smtp';
import { expect, expectAccessible, hydrated, open, test } from './fixtures';

test('a reminder reaches the people, is read there, and is mailed as each has chosen', async ({
	page
}) => {
	test.setTimeout(180_000);
	const smtp = await startSmtp();
	// A product of its own: it mails, and what is reminded here is nobody else's.
	const product = await startProduct({
		SMTP_URL: smtp.url,
		MAIL_FROM: 'Escalafón <avisos@rodada.example>'
	});
	const { people } = product;
	const enter = async (person: keyof typeof people) => {
		await page.context().clearCookies();
		await open(page, `${product.url}/sign-in`);
		await page.getByLabel('Correo o número de empleado').fill(people[person].login);
		await page.getByLabel('Contraseña', { exact: true }).fill(people[person].password);
		await page.getByRole('button', { name: 'Entrar' }).click();
		await page.waitForURL((url) => url.pathname === '/');
		await hydrated(page);
	};
	const to = () => smtp.received.map((mail) => mail.to);

	await test.step('one click reminds who is missing, and says who has no e-mail', async () => {
		await enter('hr');
		await open(page, `${product.url}/positions/ATC-014/acknowledgements`);
		await page.getByRole('button', { name: 'Recordar a 2 personas' }).click();
		const dialog = page.getByRole('dialog', { name: '¿Recordar a 2 personas que firmen?' });
		await expect(dialog).toContainText('A nadie se le recuerda dos veces el mismo día.');
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Enviar el recordatorio' }).click();
		await expect(page.locator('.notice[role=status]')).toContainText('Se recordó a 2 personas.');
		await expect(page.locator('.notice[role=status]')).toContainText('Sin correo');
		await expect(page.getByText('Recordado hoy a 2 personas')).toBeVisible();
		await expect(page.getByRole('button', { name: /Recordar a/ })).toHaveCount(0);
		await expectAccessible(page);
		await expect.poll(to, { timeout: 15_000 }).toEqual([people.employee.login]);
		expect(smtp.received[0]?.subject).toContain('te recuerda firmar');
		expect(smtp.received[0]?.text).toContain(`${product.url}/acknowledgements/`);
	});

	await test.step('the bell counts it, following it reads it', async () => {
		await enter('employee');
		const bell = page.getByRole('banner').getByRole('link', { name: /Avisos, \d+ sin leer/ });
		const before = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0]);
		expect(before).toBeGreaterThan(0);
		await bell.click();
		await page.waitForURL('**/notifications');
		await page.getByRole('link', { name: /te recuerda firmar/ }).click();
		await page.waitForURL('**/acknowledgements/*');
		const label = before > 1 ? new RegExp(`Avisos, ${before - 1} sin leer`) : /^Avisos$/;
		await expect(page.getByRole('banner').getByRole('link', { name: label })).toBeVisible();
	});

	await test.step('one is marked as unread again, then all as read', async () => {
		await open(page, `${product.url}/notifications`);
		await page.getByRole('button', { name: /Marcar como no leído: .*te recuerda firmar/ }).click();
		await expect(
			page.getByRole('button', { name: /Marcar como leído: .*te recuerda firmar/ })
		).toBeVisible();
		await page.getByRole('button', { name: 'Marcar todo como leído' }).click();
		await expect(page.getByRole('banner').getByRole('link', { name: /^Avisos$/ })).toBeVisible();
		await page.getByRole('link', { name: 'Sin leer' }).click();
		await expect(page.getByText('Ya leíste todo.')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('what is mailed is chosen on the account page, and kept', async () => {
		await page.getByRole('link', { name: 'Elegir qué llega por correo' }).click();
		await page.waitForURL('**/account*');
		await hydrated(page);
		await page.getByLabel('Enterados que debo firmar').selectOption('Solo aquí');
		await page.getByRole('button', { name: 'Guardar avisos' }).click();
		await expect(page.getByText('Avisos guardados.')).toBeVisible();
		await open(page, `${product.url}/account`);
		await expect(page.getByLabel('Enterados que debo firmar')).toHaveValue('here');
	});

	await test.step('the administrator tests mail, sees what failed and why, and sends it again', async () => {
		smtp.steps.recipient = () => {
			throw smtpAnswer(550, 'Mailbox unavailable');
		};
		await enter('administrator');
		await open(page, `${product.url}/settings/mail`);
		await page.getByLabel('Enviar un correo de prueba a').fill('prueba@ejemplo.mx');
		await page.getByRole('button', { name: 'Enviar prueba' }).click();
		await expect(page.locator('.notice[role=alert]')).toContainText('rechazó el mensaje');
		await expect(page.locator('.notice[role=alert]')).toContainText('Mailbox unavailable');
		smtp.steps.recipient = () => undefined;
		await page.getByRole('button', { name: 'Enviar prueba' }).click();
		await expect(page.locator('.notice[role=status]')).toContainText(
			'aceptó el correo para prueba@ejemplo.mx'
		);
		expect(to()).toContain('prueba@ejemplo.mx');

		await page.getByRole('button', { name: 'Detener el correo' }).click();
		await expect(page.getByText('El correo está detenido.')).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Reanudar el correo' }).click();
		await expect(page.getByText('El correo sale otra vez.')).toBeVisible();
	});

	await page.goto('about:blank');
	expect(await product.stop(), product.output()).toBe(0);
	await smtp.close();
});
