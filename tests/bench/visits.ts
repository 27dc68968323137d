import { codeOf, DRAFTS } from './large-company';
import type { Walker } from './fill';
import { connection, type Visit, type Visitor } from './walk';

/** The pages that are walked, each with the goal of its CPU as a multiple of the floor's. */
export const KINDS = {
	home: 25,
	positions: 25,
	matrix: 10,
	draft: 25,
	form: 60,
	acknowledgement: 25,
	list: 40
} as const;
export type Kind = keyof typeof KINDS;
export const kinds = Object.keys(KINDS) as Kind[];

/** Positions that each person reads in turn, no two people the same ones. */
const OWN_POSITIONS = 5;
const LIST_PAGES = 20;

/** Where somebody goes for a kind of page at a step; null where their role has no such page. */
function pathOf(kind: Kind, walker: Walker, person: number, step: number): string | null {
	const turn = person * OWN_POSITIONS + (step % OWN_POSITIONS);
	const draft = codeOf((turn % DRAFTS) * 5);
	const hr = walker.role === 'hr';
	switch (kind) {
		case 'home':
			return '/';
		case 'positions':
			return '/positions';
		case 'matrix':
			// Between the drafts: what everybody reads is the version in force.
			return `/positions/${codeOf(2 * turn + 1)}`;
		case 'draft':
			return hr || walker.role === 'auditor' ? `/positions/${draft}?version=open` : null;
		case 'form':
			return hr ? `/positions/${draft}/edit` : null;
		case 'acknowledgement':
			return `/acknowledgements/${walker.requestId}`;
		case 'list':
			return hr || walker.role === 'auditor'
				? `/positions/${codeOf(0)}/acknowledgements?page=${1 + (person % LIST_PAGES)}`
				: null;
	}
}

const cookieOf = ({ token }: Walker): string => `escalafon_session=${token}; locale=es`;

/**
 * People on their way through pages of one kind.
 * @param unseen makes every address a new one: a page that was never answered before
 */
export function visitorsOf(
	walkers: readonly Walker[],
	kind: Kind | 'all',
	unseen = false
): Visitor[] {
	return walkers.map((walker, person) => ({
		agent: connection(),
		at: (step): Visit | null => {
			const turn = kind === 'all' ? Math.floor(step / kinds.length) : step;
			const which = kind === 'all' ? kinds[step % kinds.length]! : kind;
			const path = pathOf(which, walker, person, turn);
			if (path === null) return null;
			const mark = unseen ? `${path.includes('?') ? '&' : '?'}n=${step}` : '';
			return { path: path + mark, cookie: cookieOf(walker) };
		}
	}));
}

/** As many visitors who ask the floor for so many bytes each time. */
export function floorVisitors(count: number, bytes: number): Visitor[] {
	return Array.from({ length: count }, () => ({
		agent: connection(),
		at: () => ({ path: `/${Math.round(bytes)}` })
	}));
}
