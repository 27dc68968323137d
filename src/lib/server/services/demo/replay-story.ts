import { addDays, daysBetween } from '$lib/domain/calendar/civil-date';
import type { MatrixContent } from '$lib/domain/matrix/content';
import type { ReadMatrix } from '$lib/server/formats/yaml';
import type { Demonstration, StoryVersion } from '$lib/server/formats/yaml/demonstration-file';
import { settleRequests } from '../acknowledgement/settle-requests';
import type { Context } from '../context';
import { decideVersion } from '../matrix/decide-version';
import { openDraft } from '../matrix/open-draft';
import { publishVersion } from '../matrix/publish-version';
import { readDraft } from '../matrix/read-draft';
import { saveDraft } from '../matrix/save-draft';
import { submitVersion } from '../matrix/submit-version';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import type { DemonstrationPeople } from './demonstration-people';
import { StoryAnswers } from './story-answers';
import { storySteps, type VersionStep } from './story-steps';

/** Whoever took up a post before was asked by the publications themselves. */
const LONGEST_STORY = 3650;

/** The person who answers for a step; a story that leaves one out is a fault of its file. */
function named(number: string | null, version: StoryVersion, part: string): string {
	if (number === null) throw new Error(`${version.matrix}: no ${part} is named`);
	return number;
}

/**
 * Lives through a company's past in the ordinary services, each act by its person at its moment, so
 * that versions, requests and the audit trail are what they would be had it happened.
 * @param ctx whoever keeps the structure
 */
export async function replayStory(
	ctx: Context,
	story: Demonstration,
	matrices: Map<string, ReadMatrix>,
	people: DemonstrationPeople
): Promise<void> {
	const { now } = ctx;
	const ids = new Map<StoryVersion, string>();
	const versions = new Map<string, StoryVersion>();
	const answers = new StoryAnswers(people, now);
	for (const step of storySteps(story, now, await joiningDays(now))) {
		const { at, kind, daysAgo } = step;
		await answers.until(daysAgo);
		if (kind === 'joined') {
			const { opened } = await settleRequests({ ...ctx, now: at });
			if (opened > 0) await answers.plan(versions);
			continue;
		}
		const { version } = step;
		if (kind === 'prepared') {
			const matrix = matrices.get(version.matrix);
			if (!matrix) throw new Error(`${version.matrix} is not among the matrices`);
			const preparer = await people.as(version.prepared.by, at);
			const id = await prepare(preparer, version.position, matrix.content);
			ids.set(version, id);
			versions.set(id, version);
			continue;
		}
		await act(kind, version, ids.get(version) ?? '', people, at);
		if (kind === 'published') await answers.plan(versions);
	}
	await answers.until(-1);
}

/** Days before now on which somebody took up a post. */
async function joiningDays(now: Date): Promise<number[]> {
	const structure = await currentStructure();
	const today = todayAt(structure, now);
	const days = structure.records.incumbencies.map(({ validFrom }) => daysBetween(validFrom, today));
	return [...new Set(days)].filter((day) => day >= 0 && day < LONGEST_STORY);
}

async function prepare(ctx: Context, code: string, content: MatrixContent): Promise<string> {
	const { versionId } = await openDraft(ctx, code);
	const { version } = await readDraft(ctx, code);
	await saveDraft(ctx, versionId, { revision: version.revision, content });
	return versionId;
}

async function act(
	kind: Exclude<VersionStep, 'prepared'>,
	version: StoryVersion,
	id: string,
	people: DemonstrationPeople,
	at: Date
): Promise<void> {
	const reviewer = version.reviewer;
	const authoriser = version.authoriser;
	if (kind === 'submitted') {
		await submitVersion(await people.as(version.prepared.by, at), id, {
			reviewerId: reviewer && people.userIdOf(reviewer),
			authoriserId: authoriser && people.userIdOf(authoriser),
			kind: version.kind,
			summary: version.summary,
			effectiveFrom: null
		});
		return;
	}
	if (kind === 'published') {
		const ctx = await people.as(version.published?.by ?? version.prepared.by, at);
		const today = todayAt(await currentStructure(), at);
		const effectiveFrom = addDays(today, version.published?.effectiveIn ?? 0);
		await publishVersion(ctx, id, { effectiveFrom });
		return;
	}
	const { returned } = version;
	const role =
		kind === 'returned' && returned
			? returned.role
			: kind === 'reviewed'
				? 'reviewer'
				: 'authoriser';
	const by = named(role === 'reviewer' ? reviewer : authoriser, version, role);
	const ctx = await people.as(by, at);
	const { hash } = (await readDraft(ctx, version.position)).version;
	await decideVersion(ctx, id, {
		role,
		outcome: kind === 'returned' ? 'returned' : 'approved',
		contentHash: hash ?? '',
		comments: kind === 'returned' && returned ? returned.comments : []
	});
}
