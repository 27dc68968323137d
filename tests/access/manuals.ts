import { addDays } from '../../src/lib/domain/calendar/civil-date';
import { decideEdition } from '../../src/lib/server/services/manual/decide-edition';
import { createManual } from '../../src/lib/server/services/manual/create-manual';
import { withdrawEdition } from '../../src/lib/server/services/manual/end-edition';
import { publishEdition } from '../../src/lib/server/services/manual/publish-edition';
import { readDraftEdition } from '../../src/lib/server/services/manual/read-draft-edition';
import { saveEdition } from '../../src/lib/server/services/manual/save-edition';
import { submitEdition } from '../../src/lib/server/services/manual/submit-edition';
import { currentStructure } from '../../src/lib/server/services/organization/structure';
import type { DemonstrationPeople } from '../../src/lib/server/services/demo/demonstration-people';
import { formOf } from '../factories/manual';

/**
 * A manual in force, one scheduled, one withdrawn, one in review and one being drafted, all prepared
 * by the same person of HR.
 */
export async function foundManuals(people: DemonstrationPeople, now: Date) {
	const preparer = await people.as('105', now);
	const { records } = await currentStructure();
	const unitId = records.units[0]?.id ?? '';
	const drafted = async (code: string) => {
		await createManual(preparer, { code, title: `Manual ${code}`, unitId });
		return readDraftEdition(preparer, code);
	};
	const submitted = async (code: string, effectiveFrom = '2020-02-01') => {
		const { edition, draft } = await drafted(code);
		const form = formOf(draft);
		await saveEdition(preparer, edition.id, {
			revision: edition.revision,
			draft: {
				...form,
				...{ authorisedBy: 'Dirección', createdOn: '2020-02-01', effectiveFrom },
				modification: { ...form.modification, draftedBy: ['Persona Número 105'] }
			}
		});
		const { hash } = await submitEdition(preparer, edition.id, {
			reviewerIds: [people.userIdOf('101')],
			authoriserId: people.userIdOf('106')
		});
		return { id: edition.id, hash };
	};

	const published = async (code: string, effectiveFrom?: string) => {
		const { id, hash } = await submitted(code, effectiveFrom);
		for (const [number, role] of [
			['101', 'reviewer'],
			['106', 'authoriser']
		] as const)
			await decideEdition(await people.as(number, now), id, {
				...{ role, outcome: 'approved', contentHash: hash, comments: [] }
			});
		await publishEdition(preparer, id);
		return id;
	};
	const issuedEdition = await published('M-PUB');
	await published('M-PRO', addDays(now.toISOString().slice(0, 10), 60));
	await withdrawEdition(preparer, await published('M-RET'), { reason: 'Error de captura' });
	return {
		...{ manual: 'M-PUB', manualInReview: 'M-REV', manualDraft: 'M-BOR' },
		...{ manualScheduled: 'M-PRO', manualWithdrawn: 'M-RET', issuedEdition },
		inReviewEdition: (await submitted('M-REV')).id,
		draftEdition: (await drafted('M-BOR')).edition.id
	};
}
