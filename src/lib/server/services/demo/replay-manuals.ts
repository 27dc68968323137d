import { addDays } from '$lib/domain/calendar/civil-date';
import type { ManualDraft } from '$lib/domain/manual/draft';
import type { SourceFile } from '$lib/server/formats/yaml';
import type { StoryEdition, StoryManual } from '$lib/server/formats/yaml/demonstration-file';
import type { Context } from '../context';
import { decideEdition } from '../manual/decide-edition';
import { importManual } from '../manual/import-manual';
import { openEdition } from '../manual/open-edition';
import { publishEdition } from '../manual/publish-edition';
import { readDraftEdition } from '../manual/read-draft-edition';
import { draftModifications, saveEdition } from '../manual/save-edition';
import { submitEdition } from '../manual/submit-edition';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import type { DemonstrationPeople } from './demonstration-people';
import { momentOf } from './story-steps';

/** Lives through the editions of a company's manuals in the ordinary services, each act at its moment. */
export async function replayManuals(
	{ now }: Context,
	manuals: readonly StoryManual[],
	files: readonly SourceFile[],
	people: DemonstrationPeople
): Promise<void> {
	for (const { manual, editions } of manuals) {
		const file = files.find((one) => one.file === manual);
		if (!file) throw new Error(`${manual} is not among the files`);
		let code = '';
		for (const [index, edition] of editions.entries()) {
			const by = await people.as(edition.prepared.by, momentOf(edition.prepared.daysAgo, 0, now));
			if (index === 0) code = (await importManual(by, file)).code;
			else await openEdition(by, code, { effectiveFrom: await effectiveFrom(edition, now) });
			await live(by, code, edition, people, now);
		}
	}
}

async function live(
	preparer: Context,
	code: string,
	edition: StoryEdition,
	people: DemonstrationPeople,
	now: Date
): Promise<void> {
	const id = await write(preparer, code, edition, await effectiveFrom(edition, now));
	const { submitted, reviewed, authorised, published, authoriser } = edition;
	if (!submitted) return;
	const { hash } = await submitEdition(
		await people.as(edition.prepared.by, momentOf(submitted.daysAgo, 1, now)),
		id,
		{
			reviewerIds: edition.reviewers.map((number) => people.userIdOf(number)),
			authoriserId: authoriser && people.userIdOf(authoriser)
		}
	);
	const approve = async (number: string, role: 'reviewer' | 'authoriser', at: Date) =>
		decideEdition(await people.as(number, at), id, {
			...{ role, outcome: 'approved', contentHash: hash, comments: [] }
		});
	for (const [place, number] of edition.reviewers.entries())
		if (reviewed) await approve(number, 'reviewer', momentOf(reviewed.daysAgo, 2 + place, now));
	if (authorised && authoriser)
		await approve(authoriser, 'authoriser', momentOf(authorised.daysAgo, 20, now));
	if (published)
		await publishEdition(await people.as(published.by, momentOf(published.daysAgo, 30, now)), id);
}

/** Completes the open draft. @returns its id */
async function write(
	ctx: Context,
	code: string,
	{ annex, draftedBy, replaces }: StoryEdition,
	from: string | null
): Promise<string> {
	const { draft, edition } = await readDraftEdition(ctx, code);
	const { revision } = await saveEdition(ctx, edition.id, {
		revision: edition.revision,
		draft: { ...formOf(draft, { draftedBy, replaces }), annex, effectiveFrom: from }
	});
	await draftModifications(ctx, edition.id, { revision });
	return edition.id;
}

function formOf(
	{ modification, setAside: _setAside, ...written }: ManualDraft,
	given: Pick<ManualDraft['modification'], 'draftedBy' | 'replaces'>
) {
	const items = modification.items.map(({ id, text }) => ({ id, text }));
	return { ...written, modification: { ...modification, ...given, items } };
}

async function effectiveFrom(edition: StoryEdition, now: Date): Promise<string | null> {
	if (edition.effectiveFrom !== null || !edition.published) return edition.effectiveFrom;
	const at = momentOf(edition.published.daysAgo, 0, now);
	return addDays(todayAt(await currentStructure(), at), edition.effectiveIn);
}
