import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings';

const sentencesOf = (env: Record<string, string>): readonly string[] => {
	try {
		readSettings(env);
	} catch (error) {
		if (error instanceof SettingsError) return error.sentences;
		throw error;
	}
	return [];
};

describe('settings', () => {
	it('start with nothing set', () => {
		expect(readSettings({})).toMatchObject({
			port: 3000,
			host: '127.0.0.1',
			origin: 'http://127.0.0.1:3000',
			originDerived: true,
			mongodbUri: null,
			logLevel: 'info',
			auditKey: null,
			consoleLocale: 'es'
		});
	});

	it('derive the origin from the host and the port', () => {
		expect(readSettings({ HOST: 'localhost', PORT: '8080' }).origin).toBe('http://localhost:8080');
		expect(readSettings({ HOST: '0.0.0.0', PORT: '80' }).origin).toBe('http://127.0.0.1');
		expect(readSettings({ HOST: '::1', PORT: '4000' }).origin).toBe('http://[::1]:4000');
	});

	it('keep an origin that is given', () => {
		expect(readSettings({ ORIGIN: 'https://rh.ejemplo.mx/' })).toMatchObject({
			origin: 'https://rh.ejemplo.mx',
			originDerived: false
		});
	});

	it('count an empty variable as not set', () => {
		expect(readSettings({ PORT: '', MONGODB_URI: ' ' })).toMatchObject({
			port: 3000,
			mongodbUri: null
		});
	});

	it('say every bad value at once, each with its variable', () => {
		const sentences = sentencesOf({
			PORT: 'tres mil',
			HOST: 'a b',
			ORIGIN: 'https://rh.ejemplo.mx/escalafon',
			MONGODB_URI: 'http://somewhere',
			LOG_LEVEL: 'loud',
			AUDIT_KEY: 'short',
			ADDRESS_HEADER: 'x forwarded',
			XFF_DEPTH: '0',
			SMTP_URL: 'correo.ejemplo.mx',
			MAIL_FROM: 'avisos'
		});
		expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual([
			'PORT',
			'HOST',
			'ORIGIN',
			'MONGODB_URI',
			'LOG_LEVEL',
			'AUDIT_KEY',
			'ADDRESS_HEADER',
			'XFF_DEPTH',
			'SMTP_URL',
			'MAIL_FROM'
		]);
	});

	it('refuse a port out of range', () => {
		expect(sentencesOf({ PORT: '70000' })).toEqual([
			'PORT es «70000»: debe ser un número entero entre 0 y 65535.'
		]);
	});

	it('ask whom mail comes from where there is a mail server', () => {
		const SMTP_URL = 'smtp://avisos%40ejemplo.mx:clave@correo.ejemplo.mx:587';
		expect(sentencesOf({ SMTP_URL })).toEqual([expect.stringContaining('MAIL_FROM')]);
		const unescaped = sentencesOf({ SMTP_URL: 'smtp://avisos:50%off@correo.ejemplo.mx' });
		expect(unescaped).toEqual([expect.stringContaining('SMTP_URL')]);
		const MAIL_FROM = 'Escalafón <avisos@ejemplo.mx>';
		expect(readSettings({ SMTP_URL, MAIL_FROM })).toMatchObject({
			smtpUrl: SMTP_URL,
			mailFrom: MAIL_FROM
		});
		expect(readSettings({}).smtpUrl).toBeNull();
	});

	it('take no sender that would add a header', () => {
		const MAIL_FROM = 'Avisos\r\nBcc: otra@ejemplo.mx <avisos@ejemplo.mx>';
		expect(sentencesOf({ MAIL_FROM })).toHaveLength(1);
	});

	it('never repeat a secret', () => {
		const said = sentencesOf({
			MONGODB_URI: 'x://root:secreto@h',
			AUDIT_KEY: 'secreto',
			SMTP_URL: 'http://avisos:secreto@correo.ejemplo.mx'
		}).join();
		expect(said).not.toContain('secreto');
	});

	it('speak the language of the terminal', () => {
		expect(sentencesOf({ PORT: 'x', LANG: 'en_US.UTF-8' })[0]).toContain('must be a whole number');
	});
});
