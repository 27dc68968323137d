import type { CivilDate } from '../../src/lib/domain/matrix/version';
import { decideEdition } from '../../src/lib/server/services/manual/decide-edition';
import { publishEdition } from '../../src/lib/server/services/manual/publish-edition';
import { readDraftEdition } from '../../src/lib/server/services/manual/read-draft-edition';
import { draftModifications, saveEdition } from '../../src/lib/server/services/manual/save-edition';
import { submitEdition } from '../../src/lib/server/services/manual/submit-edition';
import type { ManualDraft, ManualDraftForm } from '../../src/lib/domain/manual/draft';
import { NOW, type CompanyPerson, type TestCompany } from './company';

/** A draft as its form sends it: the facts stay on the server. */
export function formOf({ setAside: _setAside, ...draft }: ManualDraft): ManualDraftForm {
	const { modification, ...written } = draft;
	const items = modification.items.map(({ id, text }) => ({ id, text }));
	return { ...written, modification: { ...modification, items } };
}

export interface EditionOptions {
	now?: Date;
	effectiveFrom?: CivilDate;
	draft?: Partial<ManualDraftForm>;
	reviewers?: CompanyPerson[];
}

/** HR completes the open draft of a manual and hands it in; others review, the director authorises. */
export async function submittedEdition(
	company: TestCompany,
	code: string,
	{
		now = NOW,
		effectiveFrom = '2026-03-16',
		draft = {},
		reviewers = ['hr2', 'boss']
	}: EditionOptions = {}
): Promise<{ editionId: string; hash: string }> {
	const hr = await company.as('hr', now);
	const view = await readDraftEdition(hr, code);
	const form = formOf(view.draft);
	const saved = await saveEdition(hr, view.edition.id, {
		revision: view.edition.revision,
		draft: {
			...form,
			...{ authorisedBy: 'Dirección General', createdOn: '2020-01-01', effectiveFrom },
			...draft,
			modification: { ...form.modification, draftedBy: ['Hugo Ramos Vela'], ...draft.modification }
		}
	});
	const { revision } = await draftModifications(hr, view.edition.id, saved);
	const { hash } = await submitEdition(hr, view.edition.id, {
		reviewerIds: reviewers.map((person) => company.userId(person)),
		authoriserId: company.userId('director'),
		revision
	});
	return { editionId: view.edition.id, hash };
}

/** The same, reviewed by all and authorised. */
export async function approvedEdition(
	company: TestCompany,
	code: string,
	options: EditionOptions = {}
): Promise<{ editionId: string; hash: string }> {
	const { editionId, hash } = await submittedEdition(company, code, options);
	const { now = NOW, reviewers = ['hr2', 'boss'] } = options;
	for (const person of [...reviewers, 'director' as const])
		await decideEdition(await company.as(person, now), editionId, {
			role: person === 'director' ? 'authoriser' : 'reviewer',
			...{ outcome: 'approved', contentHash: hash, comments: [] }
		});
	return { editionId, hash };
}

export async function publishedEdition(
	company: TestCompany,
	code: string,
	options: EditionOptions = {}
): Promise<{ editionId: string; hash: string; number: number }> {
	const { editionId } = await approvedEdition(company, code, options);
	const hr = await company.as('hr', options.now ?? NOW);
	return { editionId, ...(await publishEdition(hr, editionId)) };
}
