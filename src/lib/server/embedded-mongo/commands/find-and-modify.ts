import { flagOf } from '../codec';
import { StoreError } from '../errors';
import type { Document } from '../errors';
import { compileProjection } from '../query/project';
import { documentOf } from '../record';
import { CompiledSelection } from '../selection';
import { Writer } from '../writer';
import { checkHint, documentOption, namespaceOf, refuseLet } from './command';
import type { Command } from './command';
import { compileStatement, refuseInsertOnly, targetView } from './write';

export const findAndModify: Command = {
	inTransaction: true,
	retryable: true,
	writes: true,
	fields: {
		query: 'document',
		sort: 'document',
		remove: 'flag',
		update: 'any',
		new: 'flag',
		fields: 'document',
		upsert: 'flag',
		arrayFilters: 'array',
		bypassDocumentValidation: 'flag',
		hint: 'any',
		collation: 'document',
		let: 'document'
	},
	run(request) {
		const { body, engine, context } = request;
		const namespace = namespaceOf(request);
		refuseLet(request);
		refuseInsertOnly(request, namespace);
		const query = documentOption(body.query);
		const sort = documentOption(body.sort);
		const remove = flagOf(body.remove);
		if (remove && body.update !== undefined)
			throw new StoreError(9, 'Cannot specify both an update and remove=true');
		if (remove && (flagOf(body.new) || flagOf(body.upsert)))
			throw new StoreError(9, 'Cannot specify both new or upsert and remove=true');
		if (!remove && body.update === undefined)
			throw new StoreError(9, 'Either an update or remove=true must be specified');
		checkHint(request, namespace);
		const fields = documentOption(body.fields);
		const shown =
			Object.keys(fields).length > 0 ? compileProjection(fields, query) : (doc: Document) => doc;
		if (remove) {
			const selection = new CompiledSelection({ filter: query, sort, limit: 1 });
			const view = targetView(request, namespace, false);
			const [record] = [...selection.run(view)];
			if (!record) return { lastErrorObject: { n: 0 }, value: null };
			const value = shown(documentOf(record));
			new Writer(engine, context.transaction).remove(view, record);
			return { lastErrorObject: { n: 1 }, value };
		}
		const run = compileStatement({
			query,
			sort,
			update: body.update,
			upsert: flagOf(body.upsert),
			arrayFilters: body.arrayFilters as Document[] | undefined
		});
		const view = targetView(request, namespace, flagOf(body.upsert));
		const outcome = run(engine, view, context.transaction);
		const value = flagOf(body.new) ? outcome.after : outcome.before;
		return {
			lastErrorObject: {
				n: outcome.matched > 0 || 'upserted' in outcome ? 1 : 0,
				updatedExisting: outcome.matched > 0,
				...('upserted' in outcome ? { upserted: outcome.upserted } : {})
			},
			value: value ? shown(value) : null
		};
	}
};
