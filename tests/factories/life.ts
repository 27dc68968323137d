import type { MatrixContent } from '../../src/lib/domain/matrix/content';
import type { ChangeKind, CivilDate } from '../../src/lib/domain/matrix/version';
import { decideVersion } from '../../src/lib/server/services/matrix/decide-version';
import { openDraft } from '../../src/lib/server/services/matrix/open-draft';
import {
	publishVersion,
	type Published
} from '../../src/lib/server/services/matrix/publish-version';
import { readDraft } from '../../src/lib/server/services/matrix/read-draft';
import { saveDraft } from '../../src/lib/server/services/matrix/save-draft';
import { submitVersion } from '../../src/lib/server/services/matrix/submit-version';
import type { TestCompany } from './company';
import { NOW } from './company';
import { soundMatrix } from './matrix-content';

export interface LifeOptions {
	content?: Partial<MatrixContent>;
	kind?: ChangeKind;
	now?: Date;
	effectiveFrom?: CivilDate;
}

/** HR writes a draft and hands it in: Nora reviews, the director authorises. @returns its id */
export async function submitted(
	company: TestCompany,
	code: string,
	{ content = {}, kind = 'substantive', now = NOW }: LifeOptions = {}
): Promise<string> {
	const hr = await company.as('hr', now);
	const { versionId } = await openDraft(hr, code);
	const draft = await readDraft(hr, code);
	const title = draft.content.title;
	await saveDraft(hr, versionId, {
		revision: draft.version.revision,
		content: { ...soundMatrix(), title, ...content }
	});
	await submitVersion(hr, versionId, {
		reviewerId: company.userId('hr2'),
		authoriserId: company.userId('director'),
		kind,
		summary: 'Se actualiza',
		effectiveFrom: null
	});
	return versionId;
}

/** The hash that somebody who decides would have on the screen. */
export async function seenHash(company: TestCompany, code: string, now = NOW): Promise<string> {
	return (await readDraft(await company.as('hr', now), code)).version.hash ?? '';
}

/** The same, approved by both. */
export async function approved(
	company: TestCompany,
	code: string,
	options: LifeOptions = {}
): Promise<string> {
	const now = options.now ?? NOW;
	const versionId = await submitted(company, code, options);
	const contentHash = await seenHash(company, code, now);
	const verdict = { outcome: 'approved' as const, contentHash, comments: [] };
	await decideVersion(await company.as('hr2', now), versionId, { ...verdict, role: 'reviewer' });
	await decideVersion(await company.as('director', now), versionId, {
		...verdict,
		role: 'authoriser'
	});
	return versionId;
}

/** The same, published. */
export async function published(
	company: TestCompany,
	code: string,
	options: LifeOptions = {}
): Promise<Published & { versionId: string }> {
	const now = options.now ?? NOW;
	const versionId = await approved(company, code, options);
	const effectiveFrom = options.effectiveFrom ?? now.toISOString().slice(0, 10);
	const done = await publishVersion(await company.as('hr', now), versionId, { effectiveFrom });
	return { ...done, versionId };
}
