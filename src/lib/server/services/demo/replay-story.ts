import { addDays } from '$lib/domain/calendar/civil-date';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { acknowledgementsOfVersion } from '$lib/server/db/acknowledgements';
import type { ReadMatrix } from '$lib/server/formats/yaml';
import type { Demonstration, StoryVersion } from '$lib/server/formats/yaml/demonstration-file';
import { answerAcknowledgement } from '../acknowledgement/answer-acknowledgement';
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
import { storySteps, usualDay, type StoryStep } from './story-steps';

const DEVICE = { address: '', token: null, label: '' };

/** The person who answers for a step; a story that leaves one out is a fault of its file. */
function named(number: string | null, version: StoryVersion, part: string): string {
	if (number === null) throw new Error(`${version.matrix}: no ${part} is named`);
	return number;
}

/**
 * Lives through a company's past in the ordinary services, each act by its person at its moment, so
 * that versions, requests and the audit trail are what they would be had it happened.
 */
export async function replayStory(
	story: Demonstration,
	matrices: Map<string, ReadMatrix>,
	people: DemonstrationPeople,
	now: Date
): Promise<void> {
	const ids = new Map<StoryVersion, string>();
	for (const step of storySteps(story, now)) {
		const { version, at } = step;
		const id = ids.get(version) ?? '';
		if (step.kind === 'prepared') {
			const matrix = matrices.get(version.matrix);
			if (!matrix) throw new Error(`${version.matrix} is not among the matrices`);
			const ctx = await people.as(version.prepared.by, at);
			ids.set(version, await prepare(ctx, version.position, matrix.content));
		} else if (step.kind === 'answers') await answer(step, id, people, at);
		else await act(step.kind, version, id, people, at);
	}
}

async function prepare(ctx: Context, code: string, content: MatrixContent): Promise<string> {
	const { versionId } = await openDraft(ctx, code);
	const { version } = await readDraft(ctx, code);
	await saveDraft(ctx, versionId, { revision: version.revision, content });
	return versionId;
}

async function act(
	kind: Exclude<StoryStep['kind'], 'prepared' | 'answers'>,
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

/** Everybody whose day it is answers; who is listed as `open`, or by a later day, does not. */
async function answer(
	step: StoryStep,
	versionId: string,
	people: DemonstrationPeople,
	at: Date
): Promise<void> {
	const { version, daysAgo } = step;
	const published = version.published?.daysAgo ?? 0;
	const requests = await acknowledgementsOfVersion(versionId);
	for (const [place, request] of requests.entries()) {
		if (request.state !== 'requested') continue;
		const number = people.numberOf(request.employeeId);
		const listed = version.answers.find(({ employee }) => employee === number);
		const outcome = listed?.outcome ?? (version.others === 'open' ? 'open' : 'acknowledged');
		const day = listed ? (listed.daysAgo ?? usualDay(published, 0)) : usualDay(published, place);
		if (outcome === 'open' || day !== daysAgo) continue;
		await answerAcknowledgement(
			await people.as(number, at),
			request.id,
			{
				outcome,
				remarks: listed?.remarks ?? '',
				witness: listed?.witness ?? null,
				password: people.find(number).password,
				contentHash: request.contentHash
			},
			DEVICE
		);
	}
}
