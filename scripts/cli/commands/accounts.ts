import { ROLES, type Role } from '$lib/domain/access/actor';
import type { Account } from '$lib/domain/access/account';
import { m } from '$lib/i18n/paraglide/messages';
import { changeRoles } from '$lib/server/services/accounts/change-roles';
import { createAccount } from '$lib/server/services/accounts/create-account';
import {
	deactivateAccount,
	reactivateAccount
} from '$lib/server/services/accounts/deactivate-account';
import { allAccounts, findByLogin } from '$lib/server/services/accounts/find-accounts';
import { makeAccountLink } from '$lib/server/services/accounts/setup-link';
import { EXIT, textOption, UsageError, type Command, type Invocation } from '../command';
import { asConsole } from '../who';

const administrator = () => asConsole(['administrator']);

async function named({ words, locale }: Invocation): Promise<Account> {
	const login = words[0] ?? '';
	const account = await findByLogin(login);
	if (!account) throw new UsageError(m.cli_no_account({ login }, { locale }));
	return account;
}

async function giveLink(invocation: Invocation, account: Account): Promise<void> {
	const token = await makeAccountLink(administrator(), account.id);
	const url = `${invocation.settings.origin}/setup/${token}`;
	invocation.say(m.cli_accounts_link({ name: account.name, url }, { locale: invocation.locale }));
	invocation.give({ id: account.id, name: account.name, url });
}

export const accountsList: Command = {
	usage: 'accounts list [--json]',
	summary: (locale) => m.cli_accounts_list_summary({}, { locale }),
	takes: [0, 0],
	store: 'open',
	run: async ({ say, give, locale }) => {
		const accounts = await allAccounts(administrator());
		for (const { name, email, employeeNumber, roles, deactivatedAt } of accounts) {
			const login = [email, employeeNumber].filter(Boolean).join(' / ');
			const closed = deactivatedAt ? `  ${m.cli_accounts_closed({}, { locale })}` : '';
			say(`${name}  ${login}  ${roles.join(', ')}${closed}`);
		}
		give(accounts);
		return EXIT.ok;
	}
};

export const accountsCreateAdmin: Command = {
	usage: 'accounts create-admin EMAIL [--name NAME] [--json]',
	summary: (locale) => m.cli_accounts_create_summary({}, { locale }),
	values: ['name'],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const email = invocation.words[0] ?? '';
		if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
			throw new UsageError(m.cli_bad_email({ email }, { locale: invocation.locale }));
		const account = await createAccount(administrator(), {
			name: textOption(invocation, 'name') ?? email,
			email,
			employee: null,
			roles: ['administrator'],
			password: null
		});
		await giveLink(invocation, account);
		return EXIT.ok;
	}
};

export const accountsLink: Command = {
	usage: 'accounts link LOGIN [--json]',
	summary: (locale) => m.cli_accounts_link_summary({}, { locale }),
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		await giveLink(invocation, await named(invocation));
		return EXIT.ok;
	}
};

export const accountsRoles: Command = {
	usage: `accounts roles LOGIN ${ROLES.join('|')}… [--json]`,
	summary: (locale) => m.cli_accounts_roles_summary({}, { locale }),
	takes: [2, 1 + ROLES.length],
	store: 'open',
	run: async (invocation) => {
		const { words, locale, say, give } = invocation;
		const roles = [...new Set(words.slice(1))];
		const wrong = roles.find((word) => !ROLES.includes(word as Role));
		if (wrong)
			throw new UsageError(m.cli_bad_role({ role: wrong, roles: ROLES.join(', ') }, { locale }));
		const account = await named(invocation);
		await changeRoles(administrator(), account.id, roles as Role[]);
		say(m.cli_accounts_roles_done({ name: account.name, roles: roles.join(', ') }, { locale }));
		give({ id: account.id, name: account.name, roles });
		return EXIT.ok;
	}
};

function closing(open: boolean): Command {
	return {
		usage: `accounts ${open ? 'reactivate' : 'deactivate'} LOGIN [--json]`,
		summary: (locale) =>
			open
				? m.cli_accounts_reactivate_summary({}, { locale })
				: m.cli_accounts_deactivate_summary({}, { locale }),
		takes: [1, 1],
		store: 'open',
		run: async (invocation) => {
			const account = await named(invocation);
			await (open ? reactivateAccount : deactivateAccount)(administrator(), account.id);
			const { name } = account;
			const told = { locale: invocation.locale };
			invocation.say(
				open
					? m.cli_accounts_reactivate_done({ name }, told)
					: m.cli_accounts_deactivate_done({ name }, told)
			);
			invocation.give({ id: account.id, name, active: open });
			return EXIT.ok;
		}
	};
}

export const accountsDeactivate = closing(false);
export const accountsReactivate = closing(true);
