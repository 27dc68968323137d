import { expect, it } from 'vitest';
import type { HealthView } from '$lib/domain/health/views';
import { formatter } from './format';
import { healthLines } from './health-words';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
const MB = 1024 * 1024;
const good: HealthView = {
	state: 'good',
	store: {
		state: 'good',
		kind: 'embedded',
		documents: 2345,
		workingSet: {
			documents: 2300,
			bytes: 8 * MB,
			ceilingDocuments: 300_000,
			ceilingBytes: 256 * MB,
			fileBytes: 12 * MB
		},
		collections: []
	},
	disk: { state: 'good', free: 40_000 * MB, total: 80_000 * MB },
	jobs: { state: 'good', failed: 0, failing: 0, late: 0 },
	mail: {
		state: 'good',
		configured: true,
		heldSince: null,
		queued: 0,
		sent: 3,
		failed: 0,
		unsure: 0,
		failing: null
	},
	backup: {
		state: 'good',
		last: { at: '2026-03-17T08:00:00Z', bytes: 2 * MB },
		nextAt: null,
		failed: false,
		unusable: null
	},
	seal: { state: 'good', at: '2026-03-17T08:00:00Z' },
	process: { version: '1', node: '24', startedAt: '2026-03-17T08:00:00Z', memory: 1 }
};

it('where all is well, nothing is asked of anybody', () => {
	const lines = healthLines(good, format);
	expect(lines).toHaveLength(6);
	expect(lines.every(({ next, facts }) => next === null && facts.length > 0)).toBe(true);
	expect(lines[0]?.facts[0]).toContain('2,345');
});

it('a disk that says nothing of itself is left out', () => {
	expect(healthLines({ ...good, disk: null }, format)).toHaveLength(5);
});

it('what is not well says what to do, and where', () => {
	const ill: HealthView = {
		...good,
		store: { ...good.store, state: 'bad', kind: 'embedded' },
		disk: { state: 'warning', free: 5 * MB, total: 80_000 * MB },
		jobs: { state: 'bad', failed: 1, failing: 2, late: 3 },
		mail: {
			...good.mail,
			state: 'warning',
			heldSince: '2026-03-16T08:00:00Z',
			unsure: 1,
			failing: { at: '2026-03-17T17:50:00Z', fault: 'unreachable' }
		},
		backup: { state: 'bad', last: null, nextAt: null, failed: true, unusable: null },
		seal: { state: 'warning', at: null }
	};
	const lines = healthLines(ill, format);
	expect(lines.every(({ next }) => (next?.text.length ?? 0) > 10)).toBe(true);
	const hrefs = lines.flatMap(({ next }) => next?.href ?? []);
	expect(new Set(hrefs)).toEqual(new Set(['/settings/backups', '/settings/mail']));
	const facts = lines.flatMap((line) => line.facts).join(' ');
	expect(facts).toContain('Nunca');
	expect(facts).toContain('Nada ha salido desde que falló el servidor de correo (hace 10 min).');
});

it('a folder of backups that cannot be used is named, and nothing is said of what is in it', () => {
	const unusable = '/srv/escalafon/backups';
	const backup = { ...good.backup, state: 'bad' as const, last: null, unusable };
	const line = healthLines({ ...good, backup }, format).find(({ part }) => part === 'Respaldo');
	expect(line?.facts).toEqual([
		'La carpeta «/srv/escalafon/backups» no se puede usar. Revisa que exista, que sea una carpeta y que Escalafón pueda escribir en ella.'
	]);
	expect(line?.next?.href).toBe('/settings/backups');
});
