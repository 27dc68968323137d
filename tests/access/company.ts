/**
 * A small company in which every kind of person that the table names is exactly one somebody, and
 * every kind of thing that pages show exists once.
 */
import { structureFileSchema } from '../../src/lib/domain/organization/schema';
import { startSession } from '../../src/lib/server/auth/sessions';
import { acknowledgementsOfVersion } from '../../src/lib/server/db/acknowledgements';
import { demonstrationFileSchema } from '../../src/lib/server/formats/yaml/demonstration-file';
import type { ReadMatrix } from '../../src/lib/server/formats/yaml';
import { consoleActor } from '../../src/lib/server/services/accounts/console-actor';
import { makeAccountLink } from '../../src/lib/server/services/accounts/setup-link';
import {
	createPeople,
	type DemonstrationPeople
} from '../../src/lib/server/services/demo/demonstration-people';
import { replayStory } from '../../src/lib/server/services/demo/replay-story';
import { previewDocument } from '../../src/lib/server/services/import/preview-document';
import { readDraft } from '../../src/lib/server/services/matrix/read-draft';
import { versionHistory } from '../../src/lib/server/services/matrix/version-history';
import { withdrawVersion } from '../../src/lib/server/services/matrix/withdraw-version';
import { currentStructure } from '../../src/lib/server/services/organization/structure';
import { createScenario } from '../../src/lib/server/services/scenarios/create-scenario';
import { loadStructure } from '../../src/lib/server/services/organization/load-structure';
import { soundMatrix } from '../factories/matrix-content';
import { foundManuals } from './manuals';

/** Signed in, each on other grounds; then who is not let in at all. */
export const SIGNED_IN = [
	'employee',
	'colleague',
	'manager',
	'hr',
	'auditor',
	'administrator',
	'preparer',
	'reviewer'
] as const;
export const PERSONS = ['signed-out', 'deactivated', ...SIGNED_IN] as const;
export type SignedIn = (typeof SIGNED_IN)[number];
export type Person = (typeof PERSONS)[number];

/** E-mail or employee number of each; the colleague signs in by number. */
const LOGINS: Record<SignedIn, string> = {
	employee: 'titular@acceso.example',
	colleague: '104',
	manager: 'jefa@acceso.example',
	hr: 'rh@acceso.example',
	auditor: 'auditora@acceso.example',
	administrator: 'admin@acceso.example',
	preparer: 'prepara@acceso.example',
	reviewer: 'revisa@acceso.example'
};

export interface Places {
	/** Codes of positions, by what is there to see. */
	published: string;
	inReview: string;
	draft: string;
	scheduled: string;
	/** Signed by the colleague before it was withdrawn. */
	withdrawn: string;
	/** Ids. */
	draftVersion: string;
	inReviewVersion: string;
	publishedVersion: string;
	request: string;
	import: string;
	company: string;
	/** Codes of manuals, by the only edition that each has. */
	manual: string;
	manualScheduled: string;
	manualWithdrawn: string;
	manualInReview: string;
	manualDraft: string;
	/** Ids of editions. */
	issuedEdition: string;
	inReviewEdition: string;
	draftEdition: string;
	/** A unit by its code; a post and somebody in it by their ids. */
	unit: string;
	post: string;
	holder: string;
	scenario: string;
	/** A one-time link that is still good. */
	link: string;
	/** Id of an account that belongs to none of the persons. */
	account: string;
}

const FROM = '2020-01-01';
const unit = (code: string, parent: string | null) => ({
	code,
	name: `Unidad ${code}`,
	kind: 'Área',
	parent,
	company: 'ACC',
	from: FROM
});
const place = (code: string, reportsTo: string | null) => ({
	positions: { code, title: `Puesto ${code}`, company: 'ACC' },
	posts: { key: code, position: code, unit: 'OPS', reportsTo, from: FROM }
});
const PLACES = [
	place('DIR-1', null),
	place('JEF-1', 'DIR-1'),
	place('PUB-1', 'JEF-1'),
	place('REV-1', 'JEF-1'),
	place('BOR-1', 'JEF-1'),
	place('PRO-1', 'JEF-1'),
	place('RET-1', 'DIR-1'),
	place('RHU-1', 'DIR-1')
];
const HOLDERS = { '101': 'DIR-1', '102': 'JEF-1', '103': 'PUB-1', '104': 'RET-1', '105': 'RHU-1' };

const structure = structureFileSchema.parse({
	escalafon: 'structure/1',
	companies: [
		{ code: 'ACC', name: 'Acceso', country: 'MX', city: 'Puebla', timeZone: 'America/Mexico_City' }
	],
	units: [unit('OPS', null)],
	positions: PLACES.map(({ positions }) => positions),
	posts: PLACES.map(({ posts }) => posts),
	employees: ['101', '102', '103', '104', '105', '106', '107'].map((number) => ({
		number,
		givenNames: 'Persona',
		familyNames: `Número ${number}`,
		company: 'ACC',
		hiredOn: FROM
	})),
	incumbencies: Object.entries(HOLDERS).map(([employee, post]) => ({ employee, post, from: FROM })),
	people: [
		{ employee: '101', email: LOGINS.reviewer, roles: ['employee'] },
		{ employee: '102', email: LOGINS.manager, roles: ['employee'] },
		{ employee: '103', email: LOGINS.employee, roles: ['employee'] },
		{ employee: '105', email: LOGINS.preparer, roles: ['hr'] },
		{ employee: '106', email: 'autoriza@acceso.example', roles: ['hr'] },
		{ employee: '107', email: LOGINS.hr, roles: ['hr'] },
		{ name: 'Auditora', email: LOGINS.auditor, roles: ['auditor'] },
		{ name: 'Administradora', email: LOGINS.administrator, roles: ['administrator'] },
		{ name: 'Ya no está', email: 'cerrada@acceso.example', roles: ['hr', 'administrator'] }
	]
});

const version = (position: string, steps: object) => ({
	position,
	matrix: position,
	prepared: { by: '105', daysAgo: 30 },
	reviewer: '101',
	authoriser: '106',
	others: 'open',
	...steps
});
const approved = {
	submitted: { daysAgo: 29 },
	reviewed: { daysAgo: 28 },
	authorised: { daysAgo: 27 }
};
const story = demonstrationFileSchema.parse({
	escalafon: 'demonstration/1',
	signIns: [{ as: 'hr', person: LOGINS.hr }],
	versions: [
		version('PUB-1', { ...approved, published: { by: '105', daysAgo: 2 } }),
		version('RET-1', {
			...approved,
			published: { by: '105', daysAgo: 2 },
			answers: [{ employee: '104', outcome: 'acknowledged', daysAgo: 1 }]
		}),
		version('PRO-1', { ...approved, published: { by: '105', daysAgo: 2, effectiveIn: 60 } }),
		version('REV-1', { submitted: { daysAgo: 3 } }),
		version('BOR-1', {})
	]
});

const matrices = new Map<string, ReadMatrix>(
	story.versions.map(({ position }) => [
		position,
		{
			code: position,
			formerCodes: [],
			positionId: null,
			unit: null,
			title: `Puesto ${position}`,
			content: soundMatrix({ title: `Puesto ${position}` })
		}
	])
);

export interface AccessCompany {
	places: Places;
	/** The session cookie's value of each; null for who has none. */
	tokens: Record<Person, string | null>;
	people: DemonstrationPeople;
}

/** Fills the open, empty store. @param close deactivates an account and leaves its session behind */
export async function foundAccessCompany(
	close: (userId: string) => Promise<void>
): Promise<AccessCompany> {
	const now = new Date();
	const founding = new Date('2020-01-02T12:00:00Z');
	const ctx = { actor: consoleActor(['administrator', 'hr']), now: founding };
	await loadStructure(ctx, structure);
	const people = await createPeople(ctx, structure);
	await replayStory({ ...ctx, now }, story, matrices, people);

	const hr = await people.as('107', now);
	const headOf = async (code: string) => (await versionHistory(hr, code))[0]!.head.id;
	const publishedVersion = await headOf('PUB-1');
	await withdrawVersion(hr, await headOf('RET-1'), { reason: 'Se publicó por error' });
	const [request] = await acknowledgementsOfVersion(publishedVersion);
	const uploaded = await previewDocument(hr, {
		fileName: 'matriz.txt',
		bytes: new TextEncoder().encode('# Matriz de puesto\n\nObjetivo\n\nAtender a quien llama.\n')
	});

	const manuals = await foundManuals(people, now);
	const { records } = await currentStructure();
	const held = records.incumbencies[0]!;

	const tokens: AccessCompany['tokens'] = {
		'signed-out': null,
		deactivated: null
	} as AccessCompany['tokens'];
	const sessionOf = async (login: string) =>
		(await startSession(people.find(login).account.id, '', now)).token;
	for (const person of SIGNED_IN) tokens[person] = await sessionOf(LOGINS[person]);
	tokens.deactivated = await sessionOf('cerrada@acceso.example');
	await close(people.find('cerrada@acceso.example').account.id);

	const admin = { actor: consoleActor(['administrator']), now };
	const link = await makeAccountLink(admin, people.find('autoriza@acceso.example').account.id);
	return {
		people,
		tokens,
		places: {
			company: records.companies[0]!.id,
			unit: 'OPS',
			post: held.postId,
			holder: held.id,
			scenario: await createScenario(hr, { name: 'Prueba', date: now.toISOString().slice(0, 10) }),
			published: 'PUB-1',
			inReview: 'REV-1',
			draft: 'BOR-1',
			scheduled: 'PRO-1',
			withdrawn: 'RET-1',
			draftVersion: (await readDraft(hr, 'BOR-1')).version.id,
			inReviewVersion: (await readDraft(hr, 'REV-1')).version.id,
			publishedVersion,
			request: request!.id,
			import: uploaded.importId,
			...manuals,
			link,
			account: people.find('autoriza@acceso.example').account.id
		}
	};
}
