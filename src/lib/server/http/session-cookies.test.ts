import type { Cookies } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { deviceToken, setSessionCookie } from './session-cookies';

const SESSION = { token: 't', publicId: 'p', expiresAt: new Date(), fresh: true };

function set(url: string): Record<string, unknown> {
	let options = {};
	const cookies = { set: (_name: string, _value: string, given: object) => (options = given) };
	setSessionCookie(cookies as unknown as Cookies, new URL(url), SESSION);
	return options;
}

it('a session’s cookie is sent over https only where the site has it', () => {
	expect(set('https://rh.ejemplo.mx/')).toMatchObject({ secure: true, httpOnly: true });
	expect(set('http://127.0.0.1:3000/')).toMatchObject({ secure: false, sameSite: 'lax' });
});

it.each([
	['abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
	['short', null],
	['with spaces that are not allowed', null],
	[undefined, null]
])('a device’s cookie «%s» is read as %s', (value, token) => {
	expect(deviceToken({ get: () => value } as unknown as Cookies)).toBe(token);
});
