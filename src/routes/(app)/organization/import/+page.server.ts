import { z } from 'zod';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { IMPORT_KINDS } from '$lib/domain/organization/exchange/report';
import { errorText } from '$lib/i18n/errors';
import { yamlErrorText } from '$lib/i18n/yaml-errors';
import { acting, answering } from '$lib/server/answers';
import { DomainError, isDomainError } from '$lib/server/errors';
import { formOf } from '$lib/server/form-of';
import { structureToday } from '$lib/server/services/organization/exchange/export-structure';
import {
	checkStructureImport,
	fileFaultsOf
} from '$lib/server/services/organization/exchange/plan-import';
import { saveStructureImport } from '$lib/server/services/organization/exchange/save-import';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	answering(locals, async (ctx) => ({ today: await structureToday(ctx) }));

const asked = z.object({
	kind: z.enum(IMPORT_KINDS).catch('posts'),
	from: z.string().max(10).catch('')
});
const seen = z.object({
	kind: z.enum(IMPORT_KINDS),
	from: z.string().max(10),
	fileName: z.string().max(300),
	content: z.base64().max(3_000_000),
	digest: z.string().max(64)
});

/** @throws DomainError date-invalid */
function fileOf(
	given: Pick<z.infer<typeof seen>, 'kind' | 'from' | 'fileName'>,
	bytes: Uint8Array
) {
	if (given.kind !== 'structure' && !isCivilDate(given.from)) throw new DomainError('date-invalid');
	return { kind: given.kind, from: given.from, fileName: given.fileName, bytes };
}

export const actions: Actions = {
	check: async ({ locals, request }) => {
		const form = await request.formData();
		const given = asked.parse({ kind: form.get('kind'), from: form.get('from') });
		const file = form.get('file');
		const fileName = file instanceof File ? file.name.slice(-300) : '';
		const kept = { ...given, fileName, content: '' };
		const faults: string[] = [];
		return acting(
			locals,
			async (ctx) => {
				if (!(file instanceof File) || file.name === '') throw new DomainError('file-missing');
				const bytes = new Uint8Array(await file.arrayBuffer());
				try {
					const report = await checkStructureImport(ctx, fileOf({ ...given, fileName }, bytes));
					return { report, kept: { ...kept, content: Buffer.from(bytes).toString('base64') } };
				} catch (failure) {
					if (isDomainError(failure))
						faults.push(...fileFaultsOf(failure).map((one) => yamlErrorText(one, locals.locale)));
					throw failure;
				}
			},
			{ kept, faults }
		);
	},
	save: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const { digest, ...kept } = await formOf(request, seen);
			const file = fileOf(kept, new Uint8Array(Buffer.from(kept.content, 'base64')));
			return saveStructureImport(ctx, file, digest).then(
				(saved) => ({ saved }),
				async (failure: unknown) => {
					if (!isDomainError(failure) || failure.code !== 'import-changed') throw failure;
					// The report that is true now is shown at once; saving that one asks again.
					const report = await checkStructureImport(ctx, file);
					return { report, kept, message: errorText(failure, locals.locale) };
				}
			);
		})
};
