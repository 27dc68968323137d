import { z } from 'zod';
import { LATER_CHANGES } from './periods';
import { MOST_FUNCTIONS, UNIT_CHARTS, type Unit } from './records';
import { WRITTEN } from './written-limits';

const line = z.string().trim().max(WRITTEN.line).default('');
/** An unticked box sends nothing. */
export const box = z
	.enum(['on', '1', ''])
	.default('')
	.transform((value) => value !== '');

/** The mark of the effects that were read, see `EditOutcome`; empty where none were yet. */
export const readEffects = z.string().max(64).default('');

/** When a change of a unit or a post holds. */
export const WHEN = ['from', 'correct'] as const;
export const whenFields = {
	when: z.enum(WHEN).default('from'),
	from: z.string().max(10).default(''),
	later: z.enum(LATER_CHANGES).default('keep'),
	/** The period that is put right. */
	rowId: z.string().max(80).default(''),
	seen: z.string().max(16).default(''),
	confirmed: readEffects
};

/** What is typed of a unit. */
export const unitForm = z.object({
	code: line,
	name: line,
	kind: line,
	parentId: z.string().max(80).default(''),
	companyId: z.string().max(80).default(''),
	objective: z.string().trim().max(WRITTEN.paragraph).default(''),
	functions: z.array(z.string().trim().max(WRITTEN.paragraph)).max(MOST_FUNCTIONS).default([]),
	order: z.coerce.number().int().min(0).max(100_000).catch(0),
	group: box,
	charts: z.enum(UNIT_CHARTS).default('each'),
	...whenFields
});

export type UnitForm = z.infer<typeof unitForm>;
export type UnitFault = 'code-missing' | 'code-invalid' | 'name-missing' | 'kind-missing';

export const RECORD_CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;

/** The first thing that a unit cannot be kept with, or null. */
export function unitFault({ code, name, kind }: UnitForm): UnitFault | null {
	if (name === '') return 'name-missing';
	if (kind === '') return 'kind-missing';
	if (code === '') return 'code-missing';
	return RECORD_CODE.test(code) ? null : 'code-invalid';
}

/** The fields of a unit as its form has them; empty lines are no functions. */
export function unitFields(
	form: UnitForm
): Pick<
	Unit,
	'code' | 'name' | 'kind' | 'parentId' | 'objective' | 'functions' | 'order' | 'group' | 'charts'
> {
	const { code, name, kind, objective, order, group, charts } = form;
	return {
		...{ code, name, kind, objective, order, group, charts },
		parentId: form.parentId === '' ? null : form.parentId,
		functions: form.functions.filter((text) => text !== '')
	};
}
