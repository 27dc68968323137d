import type { Row, RowMakers } from './routes';
import type { Places } from './company';

type Manual = 'manual' | 'manualScheduled' | 'manualWithdrawn' | 'manualInReview' | 'manualDraft';
type Edition = 'issuedEdition' | 'inReviewEdition' | 'draftEdition';

/** The rows of the manual's pages; nothing that is sent here changes anything. */
export function manualRows({ everybody, only, HR, NOT_ASKED }: RowMakers): Row[] {
	const manual =
		(code: Manual, rest = '') =>
		(places: Places) =>
			`/manual/${places[code]}${rest}`;
	const ONE = '/(app)/manual/[code]';
	const EDITION = '/(app)/manual/[code]/editions/[number]';
	const EDIT = '/(app)/manual/[code]/edit';
	const WORKS = [...HR, 'auditor', 'reviewer'] as const;
	const READS_DRAFTS = [...HR, 'auditor'] as const;
	const MANUAL_OF = {
		issuedEdition: 'manual',
		inReviewEdition: 'manualInReview',
		draftEdition: 'manualDraft'
	} as const;
	/** HR is answered, who may read it is refused, everybody else does not find it. */
	const hrOf = (readers: readonly (typeof WORKS)[number][]) => ({
		...only(readers, 403, 404),
		...Object.fromEntries(HR.map((person) => [person, 'let-in' as const]))
	});
	const writes = hrOf(WORKS);
	/** A form that is whole, sent about an edition that is not in the state for it: nothing changes. */
	const act = (
		name: string,
		edition: Edition,
		expect: Row['expect'],
		more: Record<string, string> = {}
	): Row => ({
		...{ route: edition === 'issuedEdition' ? EDITION : ONE, method: 'POST', expect },
		what: `${name}, ${edition}`,
		path: manual(
			MANUAL_OF[edition],
			`${edition === 'issuedEdition' ? '/editions/1' : ''}?/${name}`
		),
		body: (places) => ({ editionId: places[edition], ...more })
	});
	const ofHr = only(HR, 'let-in', 403);
	/** Only who was asked decides; the others who read it are refused. */
	const decides = (
		person: 'reviewer' | 'administrator' | null,
		readers: typeof WORKS | 'everybody'
	) =>
		({
			...(readers === 'everybody' ? everybody(403) : only(readers, 403, 404)),
			...(person === null ? {} : { [person]: 'let-in' })
		}) as Row['expect'];
	const outside = {
		...{ contentHash: 'x', givenBy: 'Consejo', on: '2026-01-01', document: 'Acta 1' }
	};
	const verdict = { role: 'reviewer', outcome: 'approved', contentHash: 'x' };
	return [
		{
			route: '/(app)/manual',
			what: 'the list of manuals',
			path: () => '/manual',
			expect: everybody('ok')
		},
		{
			route: '/(app)/manual/new',
			what: 'the form for a new manual',
			path: () => '/manual/new',
			expect: only(HR, 'ok', 403)
		},
		{
			route: '/(app)/manual/new',
			what: 'a new manual without code or title',
			path: () => '/manual/new',
			method: 'POST',
			expect: only(HR, 'let-in', 403)
		},
		{ route: ONE, what: 'a manual in force', path: manual('manual'), expect: everybody('ok') },
		{
			route: ONE,
			what: 'a manual in review',
			path: manual('manualInReview'),
			expect: only(WORKS, 'ok', 404)
		},
		{
			route: ONE,
			what: 'a manual being drafted',
			path: manual('manualDraft'),
			expect: only(READS_DRAFTS, 'ok', 404)
		},
		{
			route: ONE,
			what: 'a manual that is scheduled',
			path: manual('manualScheduled'),
			expect: only(WORKS, 'ok', 404)
		},
		{
			route: ONE,
			what: 'a manual that was withdrawn',
			path: manual('manualWithdrawn'),
			expect: only(READS_DRAFTS, 'ok', 404)
		},
		...['2020-01-01', '2031-01-01', 'nunca'].map((date): Row => ({
			route: ONE,
			what: `a manual of which nothing was issued, on a date: ${date}`,
			path: manual('manualDraft', `?al=${date}`),
			expect: only(READS_DRAFTS, 'ok', 404)
		})),
		{
			route: ONE,
			what: 'an edition that does not exist',
			path: manual('manual', '?edition=9'),
			expect: everybody(404)
		},
		{
			route: ONE,
			what: 'opening an edition beside an open one',
			path: manual('manualInReview', '?/open'),
			method: 'POST',
			expect: only(HR, 'let-in', 403)
		},
		act('recall', 'draftEdition', hrOf(READS_DRAFTS)),
		act('decide', 'inReviewEdition', decides('reviewer', WORKS), verdict),
		act('outside', 'inReviewEdition', decides(null, WORKS), outside),
		act('publish', 'inReviewEdition', writes),
		act('withdraw', 'inReviewEdition', writes, { reason: 'Error' }),
		act('recall', 'issuedEdition', ofHr),
		act('decide', 'issuedEdition', decides('reviewer', 'everybody'), verdict),
		act('outside', 'issuedEdition', decides('administrator', 'everybody'), outside),
		act('publish', 'issuedEdition', ofHr),
		act('withdraw', 'issuedEdition', ofHr, { reason: '' }),
		{
			route: ONE,
			what: 'recalling an edition whose id is made up',
			path: manual('manualInReview', '?/recall'),
			method: 'POST',
			body: () => ({ editionId: 'no-such-edition' }),
			expect: everybody(404)
		},
		{
			route: EDITION,
			what: 'an edition by its number',
			path: manual('manual', '/editions/1'),
			expect: everybody('ok')
		},
		{
			route: '/(app)/manual/[code]/editions',
			what: 'the editions of a manual',
			path: manual('manual', '/editions'),
			expect: everybody('ok')
		},
		{
			route: '/(app)/manual/[code]/editions',
			what: 'the editions of a manual that is not issued yet',
			path: manual('manualDraft', '/editions'),
			expect: only(READS_DRAFTS, 'ok', 404)
		},
		{
			route: '/(app)/manual/[code]/particulars',
			what: 'what a manual is beside its editions',
			path: manual('manual', '/particulars'),
			expect: only(HR, 'ok', 403)
		},
		{
			route: '/(app)/manual/[code]/particulars',
			what: 'a unit that does not exist for a manual',
			path: manual('manual', '/particulars'),
			method: 'POST',
			body: () => ({ unitId: 'no-such-unit' }),
			expect: only(HR, 'let-in', 403)
		},
		{
			route: '/(app)/manual/[code]/compare',
			what: 'two editions that do not exist',
			path: manual('manual', '/compare?from=8&to=9'),
			expect: everybody(404)
		},
		{
			route: EDIT,
			what: 'the form of an edition',
			path: manual('manualDraft', '/edit'),
			expect: { ...only(HR, 'ok', 404), auditor: 'elsewhere' }
		},
		{
			route: EDIT,
			what: 'handing in an edition that is in review already',
			path: manual('manualInReview', '/edit?/submit'),
			method: 'POST',
			expect: writes
		},
		{
			route: EDIT,
			what: 'discarding an edition in review',
			path: manual('manualInReview', '/edit?/discard'),
			method: 'POST',
			expect: writes
		},
		{
			route: '/(app)/manual/[code]/word',
			what: 'a manual in force as Word',
			path: manual('manual', '/word'),
			expect: everybody('ok')
		},
		{
			route: '/(app)/manual/[code]/word',
			what: 'a draft as Word',
			path: manual('manualDraft', '/word?edition=open'),
			expect: only(READS_DRAFTS, 'ok', 404)
		},
		{
			route: '/(app)/manual/[code]/word/state',
			what: 'how far its file is',
			path: manual('manual', '/word/state'),
			json: true,
			expect: everybody('ok', NOT_ASKED)
		},
		{
			route: '/(app)/manual/[code]/word/state',
			what: 'how far the file of a draft is',
			path: manual('manualDraft', '/word/state?edition=open'),
			json: true,
			expect: only(READS_DRAFTS, 'ok', 404, NOT_ASKED)
		},
		{
			route: '/(app)/manual/[code]/word/state',
			what: 'making the file of an edition that does not exist',
			path: manual('manual', '/word/state?edition=9'),
			...{ method: 'POST', endpoint: true, json: true },
			expect: everybody(404, NOT_ASKED)
		},
		{
			route: '/api/editions/[id]',
			what: 'saving a draft of an edition over a revision that never was',
			path: ({ draftEdition }) => `/api/editions/${draftEdition}`,
			...{ method: 'PUT', json: true, sends: { revision: 0, draft: {} } },
			expect: { ...hrOf(READS_DRAFTS), ...NOT_ASKED }
		},
		{
			route: '/api/editions/[id]/modification',
			what: 'drafting its row over a revision that never was',
			path: ({ draftEdition }) => `/api/editions/${draftEdition}/modification`,
			...{ method: 'POST', endpoint: true, json: true, sends: { revision: 0 } },
			expect: { ...hrOf(READS_DRAFTS), ...NOT_ASKED }
		}
	];
}
