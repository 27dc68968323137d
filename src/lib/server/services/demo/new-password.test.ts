import { expect, it } from 'vitest';
import { passwordFaults } from '$lib/domain/access/account';
import { newPassword } from './new-password';

it('every password that is made would be taken, and no two are the same', () => {
	const made = Array.from({ length: 200 }, newPassword);
	expect(made.filter((password) => passwordFaults(password, []).length > 0)).toEqual([]);
	expect(new Set(made).size).toBe(200);
	expect(made[0]).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d{4}$/);
});
