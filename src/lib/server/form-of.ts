import type { z } from 'zod';
import { DomainError } from './errors';

/**
 * A form's fields as its schema has them. Fields whose schema is a list collect every value of
 * their name; an empty text is given as it is.
 * @throws DomainError invalid-input with the name of the first field that does not fit
 */
export async function formOf<Schema extends z.ZodObject>(
	request: Request,
	schema: Schema
): Promise<z.infer<Schema>> {
	const form = await request.formData();
	const given: Record<string, unknown> = {};
	for (const name of Object.keys(schema.shape)) {
		const values = form.getAll(name);
		if (values.length === 0) continue;
		given[name] = isList(schema.shape[name]) ? values : values[0];
	}
	const read = schema.safeParse(given);
	if (read.success) return read.data;
	const issue = read.error.issues[0];
	throw new DomainError('invalid-input', { field: String(issue?.path[0] ?? '') });
}

function isList(field: unknown): boolean {
	const { def } = field as { def: { type: string; innerType?: unknown } };
	return def.type === 'array' || (def.innerType !== undefined && isList(def.innerType));
}
