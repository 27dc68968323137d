import { fold } from '../../../domain/text/fold';
import { makeCollections, type Index } from './make-collections';
import type { Migration } from './migration';

/** The filters and sorts of the list of accounts. */
const COLLECTIONS: Record<string, Index[]> = {
	users: [
		[{ lastSignInAt: 1, _id: 1 }],
		[{ deactivatedAt: 1, nameKey: 1, _id: 1 }],
		[{ passwordChangedAt: 1, nameKey: 1, _id: 1 }]
	]
};

interface Raw {
	_id: string;
	name: string;
	email: string | null;
	employeeNumber: string | null;
}

/** Gives accounts of before the key that the list is searched by, and the fields they lacked. */
export const accountLists: Migration = {
	number: 6,
	name: 'the list of accounts: search key, invitations and notices',
	run: async (db) => {
		await makeCollections(db, COLLECTIONS);
		const users = db.collection<Raw>('users');
		const fields = { name: 1, email: 1, employeeNumber: 1 };
		for await (const user of users.find({ searchKey: null } as object).project<Raw>(fields)) {
			const { name, email, employeeNumber } = user;
			const searchKey = fold([name, email, employeeNumber].filter(Boolean).join(' '));
			await users.updateOne(
				{ _id: user._id },
				{ $set: { searchKey, invitedUntil: null, notices: [] } as object }
			);
		}
	}
};
