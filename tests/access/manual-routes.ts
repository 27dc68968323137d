import type { Row, RowMakers } from './routes';
import type { Places } from './company';

type Manual = 'manual' | 'manualInReview' | 'manualDraft';

/** The rows of the manual's pages; nothing that is sent here changes anything. */
export function manualRows({ everybody, only, HR, NOT_ASKED }: RowMakers): Row[] {
	const manual =
		(code: Manual, rest = '') =>
		(places: Places) =>
			`/manual/${places[code]}${rest}`;
	const refused = (route: string, path: Row['path'], what: string): Row => ({
		...{ route, path, what: `${what}, nothing sent`, method: 'POST' },
		expect: everybody('let-in')
	});
	const ONE = '/(app)/manual/[code]';
	const EDITION = '/(app)/manual/[code]/editions/[number]';
	const EDIT = '/(app)/manual/[code]/edit';
	const WORKS = [...HR, 'auditor', 'reviewer'] as const;
	/** HR is answered, who may read it is refused, everybody else does not find it. */
	const writes = {
		...only(WORKS, 403, 404),
		...Object.fromEntries(HR.map((person) => [person, 'let-in' as const]))
	};
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
			expect: only([...HR, 'auditor'], 'ok', 404)
		},
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
		...['recall', 'decide', 'outside', 'publish', 'withdraw'].flatMap((act) => [
			refused(ONE, manual('manualInReview', `?/${act}`), `${act} of an edition in review`),
			refused(EDITION, manual('manual', `/editions/1?/${act}`), `${act} of an edition in force`)
		]),
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
			expect: only([...HR, 'auditor'], 'ok', 404)
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
			expect: only([...HR, 'auditor'], 'ok', 404)
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
			what: 'making the file of an edition that does not exist',
			path: manual('manual', '/word/state?edition=9'),
			...{ method: 'POST', endpoint: true, json: true },
			expect: everybody(404, NOT_ASKED)
		},
		{
			route: '/api/editions/[id]',
			what: 'saving a draft of an edition with no content',
			path: ({ draftEdition }) => `/api/editions/${draftEdition}`,
			...{ method: 'PUT', json: true },
			expect: everybody('let-in', NOT_ASKED)
		},
		{
			route: '/api/editions/[id]/modification',
			what: 'drafting its row with no revision',
			path: ({ draftEdition }) => `/api/editions/${draftEdition}/modification`,
			...{ method: 'POST', endpoint: true, json: true },
			expect: everybody('let-in', NOT_ASKED)
		}
	];
}
