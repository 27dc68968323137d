import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueText } from './audit-values';
import { actionWord, changeText, fieldWord, recordKindWord, recordTitle } from './audit-words';
import { formatter } from './format';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
const change = (path: string, before: string | null, after: string | null, erased = false) =>
	changeText({ path, before, after, erased }, format);

describe('a change in words', () => {
	it('says what it was and what it is', () => {
		expect(change('state', 'in-review', 'approved')).toBe('Estado: En revisión → Aprobada');
		expect(change('code', 'ATC-014', 'ATC-015')).toBe('Código: ATC-014 → ATC-015');
	});
	it('does not say that something became what it was', () => {
		expect(change('authoriser', 'Irma Ríos', 'Irma Ríos')).toBe('Quién autoriza: Irma Ríos');
	});
	it('says what was set and what was taken away', () => {
		expect(change('effectiveFrom', null, '2026-04-01')).toBe('Vigente desde: 1 abr 2026');
		expect(change('reason', 'Error', null)).toBe('Motivo: se quitó «Error»');
	});
	it('names the section of a comment and the rule of a finding', () => {
		expect(change('comments.kpis', null, 'Revisar la meta 2')).toBe(
			'Comentario en Indicadores: Revisar la meta 2'
		);
		expect(change('findings.functions_few', null, 'Puesto nuevo')).toBe(
			'Hallazgo «Menos de 3 funciones»: Puesto nuevo'
		);
	});
	it('says that a value was erased, not what it was', () => {
		expect(change('remarks', null, null, true)).toBe(
			'Observaciones: borrado a petición de la persona'
		);
	});
});

describe('a value in words', () => {
	it('names several roles', () => {
		expect(valueText('hr, auditor', format)).toBe('Recursos Humanos, Auditoría');
	});
	it('writes a list out', () => {
		expect(valueText('["Vender","Cobrar"]', format)).toBe('Vender, Cobrar');
		expect(valueText('[sin cerrar', format)).toBe('[sin cerrar');
	});
	it('cuts a hash to what one compares', () => {
		expect(valueText('a'.repeat(64), format)).toBe('aaaaaaaaaaaa…');
	});
	it('knows what a field holds: a size, a zone, a country, why mail was held', () => {
		expect(change('size', null, '12345678')).toBe('Tamaño: 12\u00a0MB');
		expect(change('timeZone', 'America/Merida', 'America/Mexico_City')).toBe(
			'Zona horaria: Mérida → Ciudad de México'
		);
		expect(change('country', null, 'SV')).toBe('País: El Salvador');
		expect(change('reason', null, 'restore')).toBe('Motivo: se restauró un respaldo');
		expect(change('every', 'off', 'daily')).not.toMatch(/off|daily/);
		expect(change('hour', '2', '14')).toBe('Hora: 02:00 → 14:00');
		expect(change('weekday', null, '1')).toBe('Día: lunes');
		expect(change('name', null, 'restore')).toBe('Nombre: restore');
	});
	it('names what has no name of its own', () => {
		const title = (recordKind: string, recordId: string, recordName = recordId) =>
			recordTitle({ recordKind, recordId, recordName }, format);
		expect(title('backup', 'schedule')).toBe('Respaldos programados');
		expect(title('backup', 'store-2026-03-17T18:00:00.000Z')).toBe('Datos del sistema');
		expect(title('outbox', 'outbox', '')).toBe('Bandeja de salida');
		expect(title('job', 'seal-audit')).not.toBe('seal-audit');
		expect(title('alias', 'a1', 'Gerente Jr')).toBe('Gerente Jr');
	});
	it('leaves what a person typed as it is, an inherited name of objects too', () => {
		expect(valueText('constructor', format)).toBe('constructor');
		expect(valueText('Acta 14, folio 3', format)).toBe('Acta 14, folio 3');
	});
});

describe('every action, kind and field that a service writes', () => {
	const services = join(import.meta.dirname, '../server/services');
	const quoted = (source: string, pattern: RegExp) => [
		...new Set([...source.matchAll(pattern)].map(([, code]) => code ?? ''))
	];

	it('has its word: the actions and kinds of the trail', () => {
		const listed = readFileSync(join(services, 'audit/actions.ts'), 'utf8');
		const codes = quoted(listed, /'([a-z-]+)'/g);
		const nameless = codes.filter(
			(code) =>
				actionWord(code) === code.replaceAll('-', ' ') &&
				recordKindWord(code) === code.replaceAll('-', ' ')
		);
		expect(codes.length).toBeGreaterThan(20);
		expect(nameless).toEqual([]);
	});
	it('has its word: the fields of events and of structure records', () => {
		const events = readdirSync(services, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => readFileSync(join(services, file), 'utf8'))
			.filter((source) => /append(First)?Events?\b|AccountEvent/.test(source))
			.flatMap((source) => quoted(source, /path: '([A-Za-z]+)'/g));
		const records = readFileSync(
			join(import.meta.dirname, '../domain/organization/records.ts'),
			'utf8'
		);
		const structure = quoted(records, /^\t([a-zA-Z]+)\??:/gm).filter(
			(field) => !['id', 'rowId'].includes(field)
		);
		expect([...events, ...structure].filter((path) => fieldWord(path) === path)).toEqual([]);
	});
});

it('a mail is told by what it was, not by its key', () => {
	const change = (after: string) => ({ path: 'message', before: null, after, erased: false });
	const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
	expect(changeText(change('link:6b0a:2026-03-17'), format)).toContain(
		'Enlace para elegir contraseña'
	);
	expect(changeText(change('digest:6b0a:2026-03-17'), format)).toContain('Resumen');
	expect(changeText(change('backup-failed:x:6b0a'), format)).toContain('Aviso');
	expect(changeText(change('link:6b0a:2026-03-17'), format)).not.toContain('6b0a');
});
