import { expect, it } from 'vitest';
import type { AcknowledgementTally } from '$lib/server/db/acknowledgement-figures';
import { shownTally } from './tally';

it('counts who refused among those asked, neither as signed nor as missing', () => {
	const tally = {
		requested: 1,
		acknowledged: 2,
		'with-remarks': 1,
		refused: 2,
		superseded: 5,
		closed: 3
	} as Partial<AcknowledgementTally> as AcknowledgementTally;
	expect(shownTally(tally)).toEqual({ signed: 3, refused: 2, asked: 6 });
	expect(shownTally(undefined)).toEqual({ signed: 0, refused: 0, asked: 0 });
});
