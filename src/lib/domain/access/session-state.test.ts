import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accountMark, keptFields, sessionFault } from './session-state';

it('a request of a page belongs to the account that the page was drawn for', () => {
	expect(sessionFault('ana', 'ana')).toBeNull();
	expect(sessionFault('ana', null)).toBeNull();
	expect(sessionFault('luis', 'ana')).toBe('other');
	expect(sessionFault(null, 'ana')).toBe('ended');
	expect(sessionFault(null, null)).toBe('ended');
});

it('the mark of an account is another one as soon as menus or banner are', () => {
	const actor = {
		userId: 'ana',
		employeeId: null,
		name: 'Ana Ríos',
		roles: ['employee'] as const,
		positionIds: [],
		managesPositions: [],
		managesEmployees: []
	};
	const mark = accountMark([], actor);
	expect(accountMark([], { ...actor, name: 'Otra' })).toBe(mark);
	const others = [
		accountMark([{ id: 'n1' }], actor),
		accountMark([], { ...actor, roles: ['employee', 'hr'] }),
		accountMark([], { ...actor, managesPositions: ['p2'] }),
		accountMark([], { ...actor, positionIds: ['p1'] })
	];
	expect(new Set([mark, ...others]).size).toBe(5);
});

it('passwords and files are not kept, and that is said', () => {
	expect(
		keptFields([
			['reason', 'texto'],
			['code', 'A-1']
		])
	).toEqual({
		fields: [
			['reason', 'texto'],
			['code', 'A-1']
		],
		left: false
	});
	const kept = keptFields([
		['remarks', 'leído'],
		['password', 'secreta'],
		['file', new Uint8Array()]
	]);
	expect(kept).toEqual({ fields: [['remarks', 'leído']], left: true });
});

it('every field that hides what is typed is a secret', () => {
	const names = globSync('src/**/*.svelte').flatMap((file) =>
		[
			...readFileSync(file, 'utf8').matchAll(
				/<\w+(?:\s+(?:[^\s"'{}>]|"[^"]*"|\{[^{}]*\})+)*\s*\/?>/g
			)
		]
			.map(([tag]) => tag)
			.filter((tag) => tag.includes('type="password"'))
			.flatMap((tag) => /\sname="([^"]+)"/.exec(tag)?.[1] ?? [])
	);
	expect(names).toContain('passphrase');
	const kept = keptFields(names.map((name) => [name, 'secreta'] as const));
	expect(kept).toEqual({ fields: [], left: true });
});
