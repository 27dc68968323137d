import { describe, expect, it } from 'vitest';
import { CHECKS } from '$lib/domain/organization/checks/finding';
import { checkMend, checkName, checkText, oftenWord, partyNote } from './check-words';

describe.each(['es', 'en'] as const)('the words of the checks in %s', (locale) => {
	const data = {
		...{ unit: 'Unidad Norte', count: 12, limit: 8, words: 'Atender.', units: 'A · B' },
		...{ deliverable: 'Corte', number: 3, name: 'Comité', other: 'Cajero', title: 'Jefe' },
		...{ stated: 'Nadie', derived: 'Gerencia' }
	};
	it.each(CHECKS)('tell what %s is, what was found and how it is mended', (check) => {
		const texts = [checkName(check, locale), checkText({ check, data }, locale)];
		for (const text of [...texts, checkMend(check, locale)]) {
			expect(text).not.toBe('');
			expect(text).not.toMatch(/[{}]|undefined/);
		}
	});
	it('tell how often, and who is no position', () => {
		expect(oftenWord('daily', locale)).not.toBe('');
		expect(oftenWord(null, locale)).not.toBe('');
		const kinds = (['external', 'no-post', 'unknown'] as const).map((kind) =>
			partyNote({ kind }, locale)
		);
		expect(new Set(kinds).size).toBe(3);
		expect(partyNote({ kind: 'position' }, locale)).toBe('');
	});
});

it('says so where the posts give no boss at all', () => {
	const data = { stated: 'Gerencia', derived: '' };
	expect(checkText({ check: 'stated_boss_differs', data }, 'es')).toContain('no reporta a nadie');
});
