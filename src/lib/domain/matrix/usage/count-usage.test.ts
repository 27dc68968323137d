import { expect, it } from 'vitest';
import { soundFunction, soundMatrix } from '../../../../../tests/factories/matrix-content';
import { fold } from '../../text/fold';
import { countLevels, countRecipientNames, levelKey } from './count-usage';

const deliverTo = (...names: string[]) => {
	const row = soundFunction('f1', 'Entregar reportes');
	const [first] = row.deliverables;
	const recipients = names.map((name, at) => ({
		id: `r${at}`,
		kind: 'text' as const,
		positionId: null,
		name
	}));
	return { ...row, deliverables: first ? [{ ...first, recipients }] : [] };
};

it('counts a deliverable once for a name, whatever its case, in all matrices', () => {
	const counts = countRecipientNames([
		soundMatrix({ functions: [deliverTo('Gerente Jr', 'GERENTE JR'), deliverTo('Caja')] }),
		soundMatrix({ functions: [deliverTo('gerente jr')] })
	]);
	expect(counts.get(fold('Gerente Jr'))).toBe(2);
	expect(counts.get(fold('Caja'))).toBe(1);
	expect(counts.get(fold('Dirección'))).toBeUndefined();
});

it('counts a matrix once for a level of a model', () => {
	const asks = (...levels: string[]) =>
		soundMatrix({
			competencies: levels.map((level, at) => ({
				id: `c${at}`,
				model: 'Institucional',
				name: `Competencia ${at}`,
				level
			}))
		});
	const counts = countLevels([asks('Nivel 2', 'nivel 2', 'Nivel 3'), asks('Nivel 2')]);
	expect(counts.get(levelKey('INSTITUCIONAL', 'Nivel 2'))).toBe(2);
	expect(counts.get(levelKey('Institucional', 'Nivel 3'))).toBe(1);
	expect(counts.get(levelKey('Otro', 'Nivel 3'))).toBeUndefined();
});
