import { expect, it } from 'vitest';
import { MOST_NOTICES, NOTICE_KINDS, withNotice, type AccountNotice } from './notices';

let made = 0;
const notice = (kind: AccountNotice['kind'], given: Partial<AccountNotice> = {}): AccountNotice => {
	made += 1;
	return { id: `n${made}`, kind, at: `t${made}`, by: 'admin', before: '', after: '', ...given };
};

it('the newest comes first, and one of a kind is enough', () => {
	const first = withNotice([], notice('sessions-ended'));
	const both = withNotice(first, notice('reactivated'));
	expect(both.map(({ kind }) => kind)).toEqual(['reactivated', 'sessions-ended']);
	const again = withNotice(both, notice('sessions-ended', { id: 'newest' }));
	expect(again.map(({ id }) => id)[0]).toBe('newest');
	expect(again).toHaveLength(2);
});

it('a link that was used tells of its use and of whoever made it', () => {
	const open = withNotice([], notice('link-made', { by: 'irene' }));
	const [used, ...rest] = withNotice(open, notice('password-set-by-link', { by: '' }));
	expect(used).toMatchObject({ kind: 'password-set-by-link', by: 'irene' });
	expect(rest).toEqual([]);
});

it('changes of roles become one, from what they were to what they are', () => {
	const once = withNotice([], notice('roles-changed', { before: 'employee', after: 'hr' }));
	const twice = withNotice(once, notice('roles-changed', { before: 'hr', after: 'auditor' }));
	expect(twice).toMatchObject([{ before: 'employee', after: 'auditor' }]);
	expect(
		withNotice(twice, notice('roles-changed', { before: 'auditor', after: 'employee' }))
	).toEqual([]);
});

it('never grows beyond what a person reads', () => {
	let all: AccountNotice[] = [];
	for (const kind of [...NOTICE_KINDS, ...NOTICE_KINDS]) all = withNotice(all, notice(kind));
	expect(all.length).toBeLessThanOrEqual(MOST_NOTICES);
});
