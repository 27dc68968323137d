import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { TABLES } from '$lib/domain/organization/exchange/tables';
import { m } from '$lib/i18n/paraglide/messages';
import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import {
	exportStructure,
	exportTable,
	structureToday
} from '$lib/server/services/organization/exchange/export-structure';
import type { RequestHandler } from './$types';

const asked = z.enum(['structure', ...TABLES]).catch('structure');

/** The structure, or a table of it, as a file to keep: `?what=posts&date=2026-03-15`, `?what=structure&all=1`. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const what = asked.parse(url.searchParams.get('what'));
	const date = url.searchParams.get('date') ?? '';
	const all = what === 'structure' && url.searchParams.has('all');
	if (!all && date !== '' && !isCivilDate(date))
		error(422, m.exchange_date_wrong({}, { locale: locals.locale }));
	const on = date === '' ? null : date;
	const file = await answering(locals, async (ctx) =>
		what === 'structure'
			? exportStructure(ctx, all ? null : (on ?? (await structureToday(ctx))))
			: exportTable(ctx, what, { date: on, locale: locals.locale })
	);
	const type = what === 'structure' ? 'application/yaml' : 'text/csv';
	return attachment(new TextEncoder().encode(file.text), file.fileName, `${type}; charset=utf-8`);
};
