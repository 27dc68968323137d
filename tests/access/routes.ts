/**
 * Every route and what each kind of person gets there. A route file without a row here fails the
 * test. `let-in`: the request came as far as the form's own checks (what it asked for is nonsense,
 * so that nothing changes).
 */
import { manualRows } from './manual-routes';
import { SIGNED_IN, type Person, type Places, type SignedIn } from './company';

export type Outcome = 'ok' | 'let-in' | 'sign-in' | 'home' | 'elsewhere' | 401 | 403 | 404;

export interface Row {
	/** Kit's route id, as the folders spell it. */
	route: string;
	what: string;
	path: (places: Places) => string;
	/** GET unless given; a POST sends a form, a PUT sends JSON. */
	method?: 'POST' | 'PUT';
	body?: (places: Places) => Record<string, string>;
	/** What a script sends to an endpoint, as JSON. */
	sends?: object;
	/** Asks as a script does, for JSON. */
	json?: true;
	/** The POST goes to an endpoint; otherwise to a form action of a page. */
	endpoint?: true;
	expect: Record<Person, Outcome>;
}

/** Whoever is signed out, or was shut out, is sent to sign in. */
const OUT = { 'signed-out': 'sign-in', deactivated: 'sign-in' } as const;

/** These persons get one thing, all other signed-in ones the other. */
function only(
	persons: readonly SignedIn[],
	yes: Outcome,
	no: Outcome,
	out: Partial<Record<Person, Outcome>> = {}
): Record<Person, Outcome> {
	const signedIn = Object.fromEntries(
		SIGNED_IN.map((person) => [person, persons.includes(person) ? yes : no])
	) as Record<SignedIn, Outcome>;
	return { ...OUT, ...signedIn, ...out };
}
const everybody = (outcome: Outcome, out: Partial<Record<Person, Outcome>> = {}) =>
	only(SIGNED_IN, outcome, outcome, out);

const NOT_ASKED = { 'signed-out': 401, deactivated: 401 } as const;
const HR = ['hr', 'preparer'] as const;
/** Who may know of an open version: HR, the auditor, who works on it, the bosses above. */
const WORKS = ['hr', 'auditor', 'preparer', 'reviewer', 'manager'] as const;
/** The reviewer of these is the head of the company: a boss of everybody. */
const READERS_OF_PEOPLE = ['hr', 'auditor', 'preparer', 'reviewer', 'manager'] as const;

const position =
	(code: keyof Places, rest = '') =>
	(places: Places) =>
		`/positions/${places[code]}${rest}`;
const at = (path: string) => () => path;

const MAKERS = { everybody, only, HR, NOT_ASKED };
export type RowMakers = typeof MAKERS;

export const ROWS: Row[] = [
	...manualRows(MAKERS),
	{
		route: '/(auth)/sign-in',
		what: 'the sign-in page',
		path: at('/sign-in'),
		expect: everybody('home', { 'signed-out': 'ok', deactivated: 'ok' })
	},
	{
		route: '/(auth)/sign-in',
		what: 'a sign-in with nothing typed',
		path: at('/sign-in'),
		method: 'POST',
		expect: everybody('let-in', { 'signed-out': 'let-in', deactivated: 'let-in' })
	},
	{
		route: '/(auth)/sign-in/again',
		what: 'a form that was sent after the session ended',
		path: at('/sign-in/again?to=/positions/new'),
		method: 'POST',
		body: () => ({ title: 'Puesto' }),
		expect: everybody(401, NOT_ASKED)
	},
	{
		route: '/(auth)/sign-in/resume',
		what: 'taking a session up with no password',
		path: at('/sign-in/resume'),
		method: 'POST',
		endpoint: true,
		json: true,
		expect: everybody('let-in', { 'signed-out': 'let-in', deactivated: 'let-in' })
	},
	{
		route: '/(auth)/sign-out',
		what: 'the question before signing out',
		path: at('/sign-out'),
		expect: everybody('ok')
	},
	{
		route: '/(auth)/setup/[token]',
		what: 'a good link',
		path: ({ link }) => `/setup/${link}`,
		expect: everybody('ok', { 'signed-out': 'ok', deactivated: 'ok' })
	},
	{
		route: '/(auth)/setup/[token]',
		what: 'a good link with no password typed',
		path: ({ link }) => `/setup/${link}`,
		method: 'POST',
		expect: everybody('let-in', { 'signed-out': 'let-in', deactivated: 'let-in' })
	},
	{
		route: '/preferences',
		what: 'a choice of language',
		path: at('/preferences'),
		method: 'POST',
		endpoint: true,
		body: () => ({ back: '/' }),
		expect: everybody('home', { 'signed-out': 'home', deactivated: 'home' })
	},
	{
		route: '/healthz',
		what: 'whether the process lives',
		path: at('/healthz'),
		json: true,
		expect: everybody('ok', { 'signed-out': 'ok', deactivated: 'ok' })
	},
	{
		route: '/readyz',
		what: 'whether the product is ready',
		path: at('/readyz'),
		json: true,
		expect: everybody('ok', { 'signed-out': 'ok', deactivated: 'ok' })
	},
	{ route: '/(app)', what: 'home', path: at('/'), expect: everybody('ok') },
	{
		route: '/(app)/account',
		what: 'the own account',
		path: at('/account'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/account',
		what: 'a change of password with nothing typed',
		path: at('/account?/password'),
		method: 'POST',
		expect: everybody('let-in')
	},
	{
		route: '/(app)/account',
		what: 'a theme that does not exist',
		path: at('/account?/preferences'),
		method: 'POST',
		body: () => ({ theme: 'pink' }),
		expect: everybody('let-in')
	},
	{
		route: '/(app)/account',
		what: 'ending a session that is nobody’s',
		path: at('/account?/session'),
		method: 'POST',
		body: () => ({ session: 'no-such-session' }),
		expect: everybody('ok')
	},
	{
		route: '/(app)/account',
		what: 'ending all other sessions where there are none',
		path: at('/account?/others'),
		method: 'POST',
		expect: everybody('ok')
	},
	{
		route: '/(app)/account',
		what: 'a notice that is not there',
		path: at('/account?/understood'),
		method: 'POST',
		body: () => ({ notice: 'no-such-notice', back: '/account' }),
		expect: everybody('elsewhere')
	},
	{
		route: '/(app)/search',
		what: 'a search',
		path: at('/search?q=puesto'),
		json: true,
		expect: everybody('ok', NOT_ASKED)
	},
	{
		route: '/(app)/organization',
		what: 'the organization',
		path: at('/organization?show=people'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/organization/find',
		what: 'a search in the structure',
		path: at('/organization/find?query=unidad'),
		json: true,
		expect: everybody('ok', NOT_ASKED)
	},
	{
		route: '/(app)/organization/chart.svg',
		what: 'the chart as a file',
		path: at('/organization/chart.svg'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/organization/checks',
		what: 'the checks of the structure',
		path: at('/organization/checks?check=span_over_limit'),
		expect: only(READERS_OF_PEOPLE, 'ok', 403)
	},
	...['aside', 'takeUp'].map((act): Row => ({
		route: '/(app)/organization/checks',
		what: `${act} of a finding that is none`,
		path: at(`/organization/checks?/${act}`),
		method: 'POST',
		body: () => ({ id: 'none', facts: 'none', reason: 'none' }),
		expect: only(HR, 'let-in', 403)
	})),
	{
		route: '/(app)/organization/checks/file',
		what: 'the findings as a list',
		path: at('/organization/checks/file'),
		expect: only(READERS_OF_PEOPLE, 'ok', 403)
	},
	{
		route: '/(app)/organization/deliverables',
		what: 'who hands what to whom',
		path: at('/organization/deliverables?unit=OPS'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/audit',
		what: 'the audit trail',
		path: at('/audit'),
		expect: only(['hr', 'preparer', 'auditor', 'administrator'], 'ok', 403)
	},
	{
		route: '/(app)/notifications',
		what: 'the own notifications',
		path: at('/notifications'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/notifications',
		what: 'a notification that is nobody’s, read',
		path: at('/notifications?/read'),
		method: 'POST',
		body: () => ({ id: 'no-such-notification' }),
		expect: everybody('ok')
	},
	{
		route: '/(app)/notifications',
		what: 'a choice of mail that does not exist',
		path: at('/notifications?/choose'),
		method: 'POST',
		body: () => ({ acknowledgements: 'by pigeon' }),
		expect: everybody('let-in')
	},
	{
		route: '/(app)/settings/mail',
		what: 'how mail stands',
		path: at('/settings/mail'),
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/mail',
		what: 'a test message to nobody',
		path: at('/settings/mail?/test'),
		method: 'POST',
		body: () => ({ address: 'nobody' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/mail',
		what: 'a release of the outbox that says nothing of the old',
		path: at('/settings/mail?/release'),
		method: 'POST',
		body: () => ({ old: 'keep' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/mail',
		what: 'a message that does not exist, sent again',
		path: at('/settings/mail?/again'),
		method: 'POST',
		body: () => ({ id: 'no-such-message' }),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/mail',
		what: 'a job that does not exist, run again',
		path: at('/settings/mail?/run'),
		method: 'POST',
		body: () => ({ id: 'no-such-job' }),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings',
		what: 'the state of the system',
		path: at('/settings'),
		expect: { ...only(['administrator'], 'ok', 403), hr: 'elsewhere', preparer: 'elsewhere' }
	},
	{
		route: '/(app)/settings/people',
		what: 'the list of accounts',
		path: at('/settings/people'),
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/people/[id]',
		what: 'an account',
		path: ({ account }) => `/settings/people/${account}`,
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/people/[id]',
		what: 'an account that does not exist',
		path: at('/settings/people/nadie'),
		expect: only(['administrator'], 404, 403)
	},
	...[
		['details', 'a name of nothing'],
		['roles', 'no roles at all']
	].map(([action, what]): Row => ({
		route: '/(app)/settings/people/[id]',
		what: `changing an account to ${what}`,
		path: ({ account }) => `/settings/people/${account}?/${action}`,
		method: 'POST',
		expect: only(['administrator'], 'let-in', 403)
	})),
	...['link', 'sessions', 'deactivate', 'reactivate'].map((action): Row => ({
		route: '/(app)/settings/people/[id]',
		what: `${action} of an account that does not exist`,
		path: at(`/settings/people/nadie?/${action}`),
		method: 'POST',
		expect: only(['administrator'], 404, 403)
	})),
	{
		route: '/(app)/settings/people/new',
		what: 'the form for an account',
		path: at('/settings/people/new'),
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/people/new',
		what: 'an account of nobody',
		path: at('/settings/people/new'),
		method: 'POST',
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/people/import',
		what: 'the page for accounts of several',
		path: at('/settings/people/import'),
		expect: only(['administrator'], 'ok', 403)
	},
	...['choose', 'list', 'make'].map((action): Row => ({
		route: '/(app)/settings/people/import',
		what: `accounts of nobody, by ${action}`,
		path: at(`/settings/people/import?/${action}`),
		method: 'POST',
		body: () => ({ plan: '[]' }),
		expect: only(['administrator'], 'let-in', 403)
	})),
	{
		route: '/(app)/settings/people/employees',
		what: 'employees without an account',
		path: at('/settings/people/employees?query=1'),
		json: true,
		expect: only(['administrator'], 'ok', 403, NOT_ASKED)
	},
	{
		route: '/(app)/settings/people/links',
		what: 'a list of no links',
		path: at('/settings/people/links'),
		method: 'POST',
		endpoint: true,
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/rules',
		what: 'the rules',
		path: at('/settings/rules'),
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/backups',
		what: 'the backups',
		path: at('/settings/backups'),
		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/backups',
		what: 'a backup without a passphrase',
		path: at('/settings/backups?/make'),
		method: 'POST',
		body: () => ({ passphrase: 'x', again: 'x' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/backups',
		what: 'a schedule that says nothing',
		path: at('/settings/backups?/schedule'),
		method: 'POST',
		body: () => ({ every: 'sometimes' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/backups',
		what: 'deleting a backup that is not there',
		path: at('/settings/backups?/delete'),
		method: 'POST',
		body: () => ({ name: 'nothing' }),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/backups/run',
		what: 'how far a backup is',
		path: at('/settings/backups/run'),
		json: true,
		expect: only(['administrator'], 'ok', 403, NOT_ASKED)
	},
	{
		route: '/(app)/settings/backups/upload',
		what: 'a piece of no archive',
		path: at('/settings/backups/upload?id=x&at=0&total=1'),
		method: 'PUT',
		json: true,
		expect: only(['administrator'], 'let-in', 403, NOT_ASKED)
	},
	{
		route: '/(app)/settings/backups/[name]',
		what: 'a backup that is not there',
		path: at('/settings/backups/escalafon-20200101T000000Z-manual.escalafon'),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/backups/[name]',
		what: 'checking a backup that is not there',
		path: at('/settings/backups/nothing?/check'),
		method: 'POST',
		body: () => ({ passphrase: '' }),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/backups/[name]',
		what: 'restoring a backup that is not there',
		path: at('/settings/backups/nothing?/restore'),
		method: 'POST',
		body: () => ({ passphrase: '', word: 'RESTAURAR' }),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/backups/[name]/file',
		what: 'the file of a backup that is not there',
		path: at('/settings/backups/nothing/file'),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/rules',
		what: 'a term of no days',
		path: at('/settings/rules?/term'),
		method: 'POST',
		body: () => ({ value: '0', from: '2000-01-01' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/rules',
		what: 'a span of control of nobody',
		path: at('/settings/rules?/span'),
		method: 'POST',
		body: () => ({ value: '0', from: '2000-01-01' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/scales',
		what: 'the scales',
		path: at('/settings/scales'),
		expect: only([...HR, 'administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/scales',
		what: 'a scale that is none',
		path: at('/settings/scales?/save'),
		method: 'POST',
		body: () => ({ id: '', scale: 'nothing' }),
		expect: only([...HR, 'administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/scales',
		what: 'taking away a scale that is not there',
		path: at('/settings/scales?/remove'),
		method: 'POST',
		body: () => ({ id: 'nothing' }),
		expect: only([...HR, 'administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/aliases',
		what: 'other names of positions',
		path: at('/settings/aliases'),
		expect: only([...HR, 'administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/aliases',
		what: 'another name that is none',
		path: at('/settings/aliases?/add'),
		method: 'POST',
		body: () => ({ name: '', position: '' }),
		expect: only([...HR, 'administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/aliases',
		what: 'taking away a name that is not there',
		path: at('/settings/aliases?/remove'),
		method: 'POST',
		body: () => ({ id: 'nothing' }),
		expect: only([...HR, 'administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/companies',
		what: 'the companies',
		path: at('/settings/companies'),

		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/companies/new',
		what: 'the form for a new company',
		path: at('/settings/companies/new'),

		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/companies/new',
		what: 'a company without a name',
		path: at('/settings/companies/new'),
		method: 'POST',
		body: () => ({ name: '', country: 'MX', timeZone: '' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'one company',
		path: ({ company }) => `/settings/companies/${company}`,

		expect: only(['administrator'], 'ok', 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'a company left without a name',
		path: ({ company }) => `/settings/companies/${company}?/company`,
		method: 'POST',
		body: () => ({ name: '', country: 'MX', timeZone: '' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'making a company that is not there the main one',
		path: at('/settings/companies/nothing?/main'),
		method: 'POST',

		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'a day off without a date',
		path: ({ company }) => `/settings/companies/${company}?/holiday`,
		method: 'POST',
		body: () => ({ date: 'never' }),
		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'taking away a day off that is none',
		path: ({ company }) => `/settings/companies/${company}?/remove-holiday`,
		method: 'POST',
		body: () => ({ date: 'never' }),
		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'a logo that is no file',
		path: ({ company }) => `/settings/companies/${company}?/logo`,
		method: 'POST',

		expect: only(['administrator'], 'let-in', 403)
	},
	{
		route: '/(app)/settings/companies/[id]',
		what: 'taking away a logo of a company that is not there',
		path: at('/settings/companies/nothing?/remove-logo'),
		method: 'POST',

		expect: only(['administrator'], 404, 403)
	},
	{
		route: '/(app)/logos/[id]',
		what: 'the logo of a company without one',
		path: ({ company }) => `/logos/${company}`,

		expect: everybody(404)
	},
	{
		route: '/(app)/positions',
		what: 'the list of positions',
		path: at('/positions'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/organization/import',
		what: 'the page for files of the structure',
		path: at('/organization/import'),
		expect: only(HR, 'ok', 403)
	},
	...['check', 'save'].map((action): Row => ({
		route: '/(app)/organization/import',
		what: `a file that is none, to ${action}`,
		path: at(`/organization/import?/${action}`),
		method: 'POST',
		expect: only(HR, 'let-in', 403)
	})),
	{
		route: '/(app)/organization/export',
		what: 'the page for taking the structure out',
		path: at('/organization/export'),
		expect: only([...HR, 'auditor'], 'ok', 403)
	},
	...['structure&all=1', 'structure', 'posts', 'employees', 'units'].map((what): Row => ({
		route: '/(app)/organization/export/file',
		what: `the structure as a file: ${what}`,
		path: at(`/organization/export/file?what=${what}`),
		expect: only([...HR, 'auditor'], 'ok', 403)
	})),
	{
		route: '/(app)/organization/units/[code]',
		what: 'a unit',
		path: ({ unit }) => `/organization/units/${unit}`,
		expect: everybody('ok')
	},
	{
		route: '/(app)/organization/units/[code]',
		what: 'a unit on another date',
		path: ({ unit }) => `/organization/units/${unit}?on=2019-01-01`,
		expect: everybody('ok')
	},
	{
		route: '/(app)/organization/units/[code]',
		what: 'a unit that is not there',
		path: at('/organization/units/NADA'),
		expect: everybody(404)
	},
	{
		route: '/(app)/organization/units/[code]',
		what: 'calling off what nobody has seen of a unit',
		path: ({ unit }) => `/organization/units/${unit}?/cancel`,
		method: 'POST',
		body: () => ({ rowId: 'x', seen: 'x' }),
		expect: only(HR, 'let-in', 403)
	},
	...['edit', 'end'].flatMap((page): Row[] => [
		{
			route: `/(app)/organization/units/[code]/${page}`,
			what: `the form: ${page}`,
			path: ({ unit }) => `/organization/units/${unit}/${page}`,
			expect: only(HR, 'ok', 403)
		},
		{
			route: `/(app)/organization/units/[code]/${page}`,
			what: `sending nothing: ${page}`,
			path: ({ unit }) => `/organization/units/${unit}/${page}`,
			method: 'POST',
			expect: only(HR, 'let-in', 403)
		},
		{
			route: `/(app)/organization/posts/[id]/${page}`,
			what: `the form: ${page}`,
			path: ({ post }) => `/organization/posts/${post}/${page}`,
			expect: only(HR, 'ok', 403)
		},
		{
			route: `/(app)/organization/posts/[id]/${page}`,
			what: `sending nothing: ${page}`,
			path: ({ post }) => `/organization/posts/${post}/${page}`,
			method: 'POST',
			expect: only(HR, 'let-in', 403)
		}
	]),
	...['units', 'posts'].flatMap((kind): Row[] => [
		{
			route: `/(app)/organization/${kind}/new`,
			what: 'the form',
			path: at(`/organization/${kind}/new`),
			expect: only(HR, 'ok', 403)
		},
		{
			route: `/(app)/organization/${kind}/new`,
			what: 'one with nothing typed',
			path: at(`/organization/${kind}/new`),
			method: 'POST',
			expect: only(HR, 'let-in', 403)
		}
	]),
	{
		route: '/(app)/organization/scenarios',
		what: 'structures that are tried out',
		path: at('/organization/scenarios'),
		expect: only(HR, 'ok', 403)
	},
	{
		route: '/(app)/organization/scenarios',
		what: 'one without a name',
		path: at('/organization/scenarios?/create'),
		method: 'POST',
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/organization/scenarios/[id]',
		what: 'a structure that is tried out',
		path: ({ scenario }) => `/organization/scenarios/${scenario}`,
		expect: only(HR, 'ok', 403)
	},
	...['change', 'undo', 'rebase', 'apply', 'takeBack', 'restore'].map((act): Row => ({
		route: '/(app)/organization/scenarios/[id]',
		what: `${act} of what nobody has seen`,
		path: ({ scenario }) => `/organization/scenarios/${scenario}?/${act}`,
		method: 'POST',
		body: () => ({ revision: '-1' }),
		expect: only(HR, 'let-in', 403)
	})),
	{
		route: '/(app)/organization/scenarios/[id]',
		what: 'a name that is none',
		path: ({ scenario }) => `/organization/scenarios/${scenario}?/rename`,
		method: 'POST',
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/organization/scenarios/[id]',
		what: 'laying aside what is not there',
		path: at('/organization/scenarios/nada?/discard'),
		method: 'POST',
		expect: only(HR, 404, 403)
	},
	{
		route: '/(app)/organization/posts/[id]',
		what: 'a post',
		path: ({ post }) => `/organization/posts/${post}`,
		expect: everybody('ok')
	},
	{
		route: '/(app)/organization/posts/[id]',
		what: 'a post that is not there',
		path: at('/organization/posts/nada'),
		expect: everybody(404)
	},
	{
		route: '/(app)/organization/posts/[id]',
		what: 'calling off what nobody has seen of a post',
		path: ({ post }) => `/organization/posts/${post}?/cancel`,
		method: 'POST',
		body: () => ({ rowId: 'x', seen: 'x' }),
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/organization/posts/find',
		what: 'posts by a word',
		path: at('/organization/posts/find?query=puesto'),
		json: true,
		expect: everybody('ok', NOT_ASKED)
	},
	{
		route: '/(app)/organization/employees',
		what: 'employees by a word',
		path: at('/organization/employees?query=persona'),
		json: true,
		expect: only(HR, 'ok', 403, NOT_ASKED)
	},
	{
		route: '/(app)/organization/posts/[id]/holders/new',
		what: 'the form by which somebody comes to a post',
		path: ({ post }) => `/organization/posts/${post}/holders/new`,
		expect: only(HR, 'ok', 403)
	},
	{
		route: '/(app)/organization/posts/[id]/holders/new',
		what: 'nobody coming to a post',
		path: ({ post }) => `/organization/posts/${post}/holders/new`,
		method: 'POST',
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/organization/posts/[id]/holders/[holder]',
		what: 'the form by which somebody leaves a post',
		path: ({ post, holder }) => `/organization/posts/${post}/holders/${holder}`,
		expect: only(HR, 'ok', 403)
	},
	...['leave', 'cancel'].map((action): Row => ({
		route: '/(app)/organization/posts/[id]/holders/[holder]',
		what: `somebody in a post, with nothing said: ${action}`,
		path: ({ post, holder }) => `/organization/posts/${post}/holders/${holder}?/${action}`,
		method: 'POST',
		expect: only(HR, 'let-in', 403)
	})),
	{
		route: '/(app)/organization/undo',
		what: 'giving back nothing',
		path: at('/organization/undo'),
		method: 'POST',
		endpoint: true,
		json: true,
		expect: only(HR, 'let-in', 403, NOT_ASKED)
	},
	{
		route: '/(app)/positions/new',
		what: 'the form for a new position',
		path: at('/positions/new'),
		expect: only(HR, 'ok', 403)
	},
	{
		route: '/(app)/positions/new',
		what: 'a new position without code or title',
		path: at('/positions/new'),
		method: 'POST',
		body: () => ({ code: '', title: '' }),
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a published matrix',
		path: position('published'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a position that does not exist',
		path: at('/positions/NADA-9'),
		expect: everybody(404)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a matrix in review',
		path: position('inReview', '?version=open'),
		expect: only(WORKS, 'ok', 404)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a draft',
		path: position('draft', '?version=open'),
		expect: only(WORKS, 'ok', 404)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a scheduled version',
		path: position('scheduled', '?version=1'),
		expect: only(WORKS, 'ok', 404)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a withdrawn version',
		path: position('withdrawn', '?version=1'),
		expect: only(['hr', 'auditor', 'preparer', 'colleague'], 'ok', 404)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'recalling a matrix in review, the id made up',
		path: position('inReview', '?/recall'),
		method: 'POST',
		body: () => ({ versionId: 'no-such-version' }),
		expect: everybody(404)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'a review of content that nobody saw',
		path: position('inReview', '?/decide'),
		method: 'POST',
		body: ({ inReviewVersion }) => ({
			versionId: inReviewVersion,
			role: 'reviewer',
			outcome: 'approved',
			contentHash: '0'.repeat(64)
		}),
		expect: {
			...only(WORKS, 403, 404),
			reviewer: 'let-in'
		}
	},
	{
		route: '/(app)/positions/[code]',
		what: 'publishing what is still in review',
		path: position('inReview', '?/publish'),
		method: 'POST',
		body: ({ inReviewVersion }) => ({ versionId: inReviewVersion, effectiveFrom: '2099-01-01' }),
		expect: { ...only(WORKS, 403, 404), hr: 'let-in', preparer: 'let-in' }
	},
	{
		route: '/(app)/positions/[code]',
		what: 'withdrawing without a reason',
		path: position('published', '?/withdraw'),
		method: 'POST',
		body: ({ publishedVersion }) => ({ versionId: publishedVersion, reason: '' }),
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/positions/[code]',
		what: 'an outside authorisation where others are eligible',
		path: position('inReview', '?/outside'),
		method: 'POST',
		body: ({ inReviewVersion }) => ({
			versionId: inReviewVersion,
			contentHash: '0'.repeat(64),
			givenBy: 'Consejo',
			on: '2026-01-01',
			document: 'Acta 1'
		}),
		expect: only(WORKS, 403, 404)
	},
	{
		route: '/(app)/positions/[code]/particulars',
		what: "the form for a position's record",
		path: position('draft', '/particulars'),
		expect: only(HR, 'ok', 403)
	},
	{
		route: '/(app)/positions/[code]/particulars',
		what: 'an occupation that is none',
		path: position('draft', '/particulars'),
		method: 'POST',
		body: () => ({ occupationCode: 'none' }),
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/positions/[code]/edit',
		what: 'the form of a draft',
		path: position('draft', '/edit'),
		expect: { ...only(WORKS, 'elsewhere', 404), hr: 'ok', preparer: 'ok' }
	},
	{
		route: '/(app)/positions/[code]/edit',
		what: 'the form of a matrix in review',
		path: position('inReview', '/edit'),
		expect: only(WORKS, 'elsewhere', 404)
	},
	{
		route: '/(app)/positions/[code]/edit',
		what: 'submitting to nobody',
		path: position('draft', '/edit?/submit'),
		method: 'POST',
		body: () => ({ kind: 'none' }),
		expect: only(WORKS, 'let-in', 404)
	},
	{
		route: '/(app)/positions/[code]/edit',
		what: 'discarding what is in review',
		path: position('inReview', '/edit?/discard'),
		method: 'POST',
		expect: { ...only(WORKS, 403, 404), hr: 'let-in', preparer: 'let-in' }
	},
	{
		route: '/api/client-failures',
		what: 'a report of a browser that holds nothing',
		path: at('/api/client-failures'),
		method: 'POST',
		endpoint: true,
		json: true,
		expect: everybody('let-in', NOT_ASKED)
	},
	{
		route: '/api/versions/[id]',
		what: 'saving a draft with no content',
		path: ({ draftVersion }) => `/api/versions/${draftVersion}`,
		method: 'PUT',
		json: true,
		expect: everybody('let-in', NOT_ASKED)
	},
	{
		route: '/(app)/positions/[code]/history',
		what: 'the history of a position',
		path: position('published', '/history'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/positions/[code]/compare',
		what: 'two versions that do not exist',
		path: position('published', '/compare?from=8&to=9'),
		expect: everybody(404)
	},
	{
		route: '/(app)/positions/[code]/word',
		what: 'a published matrix as Word',
		path: position('published', '/word'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/positions/[code]/word',
		what: 'a draft as Word',
		path: position('draft', '/word?version=open'),
		expect: only(WORKS, 'ok', 404)
	},
	{
		route: '/(app)/positions/[code]/yaml',
		what: 'a published matrix as YAML',
		path: position('published', '/yaml'),
		expect: everybody('ok')
	},
	{
		route: '/(app)/positions/[code]/yaml',
		what: 'a draft as YAML',
		path: position('draft', '/yaml?version=open'),
		expect: only(WORKS, 'ok', 404)
	},
	{
		route: '/(app)/positions/[code]/acknowledgements',
		what: 'who has acknowledged',
		path: position('published', '/acknowledgements'),
		expect: only(READERS_OF_PEOPLE, 'ok', 403)
	},
	{
		route: '/(app)/acknowledgements/[id]/scan',
		what: 'the scan of an answer that has none',
		path: ({ request }) => `/acknowledgements/${request}/scan`,
		expect: everybody(404)
	},
	{
		route: '/(app)/positions/[code]/acknowledgements',
		what: 'recording on paper for nobody',
		path: position('published', '/acknowledgements?/paper'),
		method: 'POST',
		body: () => ({
			id: 'no-such-request',
			outcome: 'acknowledged',
			witness: 'Una persona',
			on: '2026-01-01'
		}),
		expect: everybody(404)
	},
	{
		route: '/(app)/positions/[code]/acknowledgements',
		what: 'reminding who has not signed',
		path: position('published', '/acknowledgements?/remind'),
		method: 'POST',
		expect: only([...HR, 'manager', 'reviewer'], 'ok', 403)
	},
	{
		route: '/(app)/positions/[code]/acknowledgements',
		what: 'reopening an open request',
		path: position('published', '/acknowledgements?/reopen'),
		method: 'POST',
		body: ({ request }) => ({ id: request }),
		expect: {
			...only(['employee', 'manager', 'auditor', 'reviewer'], 403, 404),
			hr: 'let-in',
			preparer: 'let-in'
		}
	},
	{
		route: '/(app)/acknowledgements/[id]',
		what: 'the request of an employee',
		path: ({ request }) => `/acknowledgements/${request}`,
		expect: only(['employee', ...READERS_OF_PEOPLE], 'ok', 404)
	},
	{
		route: '/(app)/acknowledgements/[id]',
		what: 'signing with a wrong password',
		path: ({ request }) => `/acknowledgements/${request}?/answer`,
		method: 'POST',
		body: () => ({ outcome: 'acknowledged', password: 'ninguna', contentHash: '0'.repeat(64) }),
		expect: { ...only(READERS_OF_PEOPLE, 403, 404), employee: 'let-in' }
	},
	{
		route: '/(app)/imports',
		what: 'the page for uploads',
		path: at('/imports'),
		expect: only(HR, 'ok', 403)
	},
	{
		route: '/(app)/imports',
		what: 'an upload without a file',
		path: at('/imports?/upload'),
		method: 'POST',
		expect: only(HR, 'let-in', 403)
	},
	{
		route: '/(app)/imports/[id]',
		what: 'the preview of a document',
		path: ({ import: id }) => `/imports/${id}`,
		expect: only(HR, 'ok', 403)
	},
	{
		route: '/(app)/imports/[id]',
		what: 'saving it without a code',
		path: ({ import: id }) => `/imports/${id}?/save`,
		method: 'POST',
		body: () => ({ code: '', title: '' }),
		expect: only(HR, 'let-in', 403)
	}
];
