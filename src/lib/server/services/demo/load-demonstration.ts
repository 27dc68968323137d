import { anyAccount } from '$lib/server/db/accounts';
import { markDemonstration } from '$lib/server/db/demonstration';
import { forgetOldNotifications } from '$lib/server/db/notifications';
import {
	readProfile,
	readStructure,
	type Demonstration,
	type YamlError
} from '$lib/server/formats/yaml';
import { consoleActor } from '../accounts/console-actor';
import { sealAudit } from '../audit/seal-audit';
import { saveScale } from '../competency/change-scales';
import { shippedScale } from '../competency/shipped-scale';
import { newRowId } from '../matrix/hashing';
import { loadStructure } from '../organization/load-structure';
import { currentStructure } from '../organization/structure';
import { createPeople } from './demonstration-people';
import { profileFiles } from './profile-files';
import { replayManuals } from './replay-manuals';
import { replayStory } from './replay-story';

const COMPANY = 'rodada';
/** Accounts are older than anything that their people did. */
const DAYS_BEFORE = 1200;

export type DemonstrationRole = Demonstration['signIns'][number]['as'];

export interface LoadedDemonstration {
	company: string;
	people: number;
	positions: number;
	/** Whose passwords are told, once. */
	signIns: { as: DemonstrationRole; name: string; login: string; password: string }[];
}

/** Whether nothing was ever entered here. */
export async function isEmptyStore(): Promise<boolean> {
	if (await anyAccount()) return false;
	const { records } = await currentStructure();
	return records.companies.length === 0 && records.positions.length === 0;
}

const faults = (errors: readonly YamlError[]): string =>
	errors
		.map(({ file, line, column, path, code }) => `${file}:${line}:${column} ${path} ${code}`)
		.join('\n');

/**
 * Fills an empty store with the demonstration company: its structure, accounts with passwords made
 * now, and its past, lived through in the ordinary services.
 * @throws Error where a file of the profile is at fault
 */
export async function loadDemonstration(now: Date): Promise<LoadedDemonstration> {
	await markDemonstration('begun');
	const files = profileFiles(COMPANY);
	const long = new Date(now.getTime() - DAYS_BEFORE * 24 * 60 * 60 * 1000);
	const ctx = { actor: consoleActor(['administrator', 'hr']), now: long };

	const structural = files.filter(({ file }) => !/^(matrices\/|manuals\/|demo\.yaml$)/.test(file));
	const written = readStructure(structural);
	if (!written.ok) throw new Error(faults(written.errors));
	const { structure } = written;
	await loadStructure(ctx, structure);
	const stored = await currentStructure();
	// The matrices after it: their recipients point to positions that exist.
	const idOf = (code: string) => stored.positionsByCode.get(code)?.id ?? code;
	const reading = readProfile(files, idOf, newRowId);
	if (!reading.ok) throw new Error(faults(reading.errors));
	const { matrices, demonstration } = reading.profile;
	if (!demonstration) throw new Error(`profiles/${COMPANY}/demo.yaml is missing`);

	const scale = await shippedScale(COMPANY);
	if (scale) await saveScale(ctx, null, scale);
	const people = await createPeople(ctx, structure);
	await replayStory({ ...ctx, now }, demonstration, matrices, people);
	await replayManuals({ ...ctx, now }, demonstration.manuals, files, people);
	// What happened long ago was told long ago: nobody keeps notices for so long.
	await forgetOldNotifications(now);
	await sealAudit(now);
	await markDemonstration('loaded');
	return {
		company: stored.records.companies[0]?.name ?? '',
		people: stored.records.employees.length,
		positions: stored.records.positions.length,
		signIns: demonstration.signIns.map(({ as, person }) => {
			const { account, password } = people.find(person);
			return { as, name: account.name, login: person, password };
		})
	};
}
