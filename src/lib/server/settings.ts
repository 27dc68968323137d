/**
 * The one place that reads the environment. Every bad value is reported, not only the first, each
 * by the name of its variable and what it should be.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { m } from '$lib/i18n/paraglide/messages';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Settings {
	/** 0 lets the system choose a free port. */
	port: number;
	host: string;
	/** Scheme, host and port that browsers use; no path. */
	origin: string;
	/** Whether `origin` came from HOST and PORT: then localhost and 127.0.0.1 both lead to it. */
	originDerived: boolean;
	/** Null: the embedded store under `dataDir`. */
	mongodbUri: string | null;
	/** Absolute. */
	dataDir: string;
	logLevel: (typeof LOG_LEVELS)[number];
	/** Seals the audit trail; null: a key file in `dataDir`. */
	auditKey: string | null;
	/** Header that carries the visitor's address behind a proxy. */
	addressHeader: string | null;
	/** The mail server, `smtp://` or `smtps://`; null: nothing is mailed. */
	smtpUrl: string | null;
	/** Whom mail comes from, `Name <address>` or an address; given wherever `smtpUrl` is. */
	mailFrom: string | null;
	/** Language of what the server and the command line print. */
	consoleLocale: 'es' | 'en';
}

export class SettingsError extends Error {
	override name = 'SettingsError';
	/** One sentence for each bad value. */
	readonly sentences: readonly string[];
	constructor(sentences: readonly string[]) {
		super(sentences.join('\n'));
		this.sentences = sentences;
	}
}

const wholeNumber = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d{1,6}$/)
		.transform(Number)
		.refine((number) => number >= least && number <= most);

const host = z.string().regex(/^(?:[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45})$/i);

const origin = z.string().refine((text) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	return (
		url !== null &&
		(url.protocol === 'http:' || url.protocol === 'https:') &&
		url.origin === text.replace(/\/$/, '').toLowerCase()
	);
});

const ADDRESS = /^[^\s@<>"(),;:]{1,64}@[a-z0-9.-]{1,190}\.[a-z0-9-]{2,}$/i;

const smtpUrl = z.string().refine((text) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return false;
	// A sign of its own in a password must be escaped, or it is another password.
	return [url.username, url.password].every((part) => !/%(?![0-9a-f]{2})/i.test(part));
});

/** `Name <address>` or an address; a line break would add a header of its own. */
const mailFrom = z.string().refine((text) => {
	const [, name, address] = /^([^<>\r\n"]{0,100})<([^<>]+)>$/.exec(text) ?? [text, '', text];
	return name !== undefined && ADDRESS.test(address ?? '');
});

const environment = z.object({
	PORT: wholeNumber(0, 65_535).default(3000),
	HOST: host.default('127.0.0.1'),
	ORIGIN: origin.optional(),
	MONGODB_URI: z
		.string()
		.regex(/^mongodb(?:\+srv)?:\/\/[^\s]+$/)
		.optional(),
	DATA_DIR: z
		.string()
		.refine((path) => !path.includes('\0'))
		.default('./data'),
	LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
	AUDIT_KEY: z.string().min(32).optional(),
	ADDRESS_HEADER: z
		.string()
		.regex(/^[a-z0-9-]{1,64}$/i)
		.optional(),
	XFF_DEPTH: wholeNumber(1, 20).optional(),
	SMTP_URL: smtpUrl.optional(),
	MAIL_FROM: mailFrom.optional()
});

type Variable = keyof z.infer<typeof environment>;

const SENTENCES: Record<
	Variable,
	(given: { value: string }, options: { locale: 'es' | 'en' }) => string
> = {
	PORT: m.cli_setting_port,
	HOST: m.cli_setting_host,
	ORIGIN: m.cli_setting_origin,
	MONGODB_URI: (_given, options) => m.cli_setting_mongodb_uri({}, options),
	DATA_DIR: m.cli_setting_data_dir,
	LOG_LEVEL: (given, options) =>
		m.cli_setting_log_level({ ...given, levels: LOG_LEVELS.join(', ') }, options),
	AUDIT_KEY: (_given, options) => m.cli_setting_audit_key({}, options),
	ADDRESS_HEADER: m.cli_setting_address_header,
	XFF_DEPTH: m.cli_setting_xff_depth,
	SMTP_URL: (_given, options) => m.cli_setting_smtp_url({}, options),
	MAIL_FROM: m.cli_setting_mail_from
};

/** The language of the terminal: English where LC_ALL, LC_MESSAGES or LANG says so, else Spanish. */
export function consoleLocale(env: NodeJS.ProcessEnv): 'es' | 'en' {
	return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'es';
}

const originOf = (hostName: string, port: number) => {
	// Whoever listens everywhere is reached by its own name; on this machine that is localhost.
	const name = hostName === '0.0.0.0' || hostName === '::' ? '127.0.0.1' : hostName;
	return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin;
};

/**
 * Settings out of the environment; a variable set to nothing counts as not set.
 * @throws SettingsError with a sentence for every bad value (secrets are never repeated in one)
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
	const given = Object.fromEntries(
		Object.keys(environment.shape)
			.map((name) => [name, env[name]?.trim()])
			.filter(([, value]) => value)
	);
	const locale = consoleLocale(env);
	const read = environment.safeParse(given);
	if (!read.success) {
		const wrong = new Set(read.error.issues.map((issue) => issue.path[0] as Variable));
		throw new SettingsError(
			[...wrong].map((name) => SENTENCES[name]({ value: given[name] ?? '' }, { locale }))
		);
	}
	const value = read.data;
	if (value.SMTP_URL && !value.MAIL_FROM)
		throw new SettingsError([m.cli_setting_mail_from_missing({}, { locale })]);
	return {
		port: value.PORT,
		host: value.HOST,
		origin: value.ORIGIN ? new URL(value.ORIGIN).origin : originOf(value.HOST, value.PORT),
		originDerived: !value.ORIGIN,
		mongodbUri: value.MONGODB_URI ?? null,
		dataDir: resolve(value.DATA_DIR),
		logLevel: value.LOG_LEVEL,
		auditKey: value.AUDIT_KEY ?? null,
		addressHeader: value.ADDRESS_HEADER?.toLowerCase() ?? null,
		smtpUrl: value.SMTP_URL ?? null,
		mailFrom: value.MAIL_FROM ?? null,
		consoleLocale: locale
	};
}
