import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import {
	acknowledgementById,
	acknowledgementsOfVersion,
	openRequests
} from '$lib/server/db/acknowledgements';
import type { StoryVersion } from '$lib/server/formats/yaml/demonstration-file';
import { answerAcknowledgement, type AnswerForm } from '../acknowledgement/answer-acknowledgement';
import type { DemonstrationPeople } from './demonstration-people';
import { daysSince, momentOf, usualDay } from './story-steps';

const DEVICE = { address: '', token: null, label: '' };
/** People answer in the afternoon, after the acts of their day (UTC). */
const HOUR = 20;

interface Planned {
	request: Acknowledgement;
	version: StoryVersion;
	number: string;
	daysAgo: number;
	form: AnswerForm;
}

/** Who will answer what on which day; filled as requests are opened, emptied as days pass. */
export class StoryAnswers {
	readonly #people: DemonstrationPeople;
	readonly #now: Date;
	readonly #seen = new Set<string>();
	#agenda: Planned[] = [];
	#given = 0;

	constructor(people: DemonstrationPeople, now: Date) {
		this.#people = people;
		this.#now = now;
	}

	/** Notes what those answer who have been asked since the last time. */
	async plan(versions: ReadonlyMap<string, StoryVersion>): Promise<void> {
		const asked = new Set((await openRequests()).map(({ versionId }) => versionId));
		for (const versionId of asked) {
			const version = versions.get(versionId);
			if (!version) continue;
			for (const [place, request] of (await acknowledgementsOfVersion(versionId)).entries()) {
				if (this.#seen.has(request.id)) continue;
				this.#seen.add(request.id);
				const planned = this.#answerOf(request, version, place);
				if (planned) this.#agenda.push(planned);
			}
		}
		this.#agenda.sort((a, b) => b.daysAgo - a.daysAgo);
	}

	#answerOf(request: Acknowledgement, version: StoryVersion, place: number): Planned | null {
		const number = this.#people.numberOf(request.employeeId);
		const listed = version.answers.find(({ employee }) => employee === number);
		const outcome = listed?.outcome ?? (version.others === 'open' ? 'open' : 'acknowledged');
		if (outcome === 'open') return null;
		const daysAgo = listed?.daysAgo ?? usualDay(daysSince(request.requestedAt, this.#now), place);
		const form = {
			outcome,
			remarks: listed?.remarks ?? '',
			witness: listed?.witness ?? null,
			password: this.#people.find(number).password,
			contentHash: request.contentHash
		};
		return { request, version, number, daysAgo, form };
	}

	/** Everybody answers whose day lies before the one that begins, so many days ago. */
	async until(daysAgo: number): Promise<void> {
		for (;;) {
			const next = this.#agenda[0];
			if (!next || next.daysAgo <= daysAgo) return;
			this.#agenda.shift();
			const { request, version, number, form } = next;
			// A newer version may have taken its place before the day came.
			if ((await acknowledgementById(request.id))?.state !== 'requested') continue;
			this.#given += 1;
			const at = momentOf(next.daysAgo, this.#given, this.#now, HOUR);
			const person = await this.#people.as(number, at);
			await answerAcknowledgement(person, request.id, form, DEVICE).catch((cause: unknown) => {
				const what = `${version.matrix}: ${number} cannot answer ${next.daysAgo} days ago`;
				throw new Error(`${what} (due ${request.dueOn})`, { cause });
			});
		}
	}
}
