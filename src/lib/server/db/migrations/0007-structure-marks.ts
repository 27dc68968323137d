import type { Migration } from './migration';

/** Units and posts of before get the marks that charts and manuals read. */
export const structureMarks: Migration = {
	number: 7,
	name: 'groups, charts and staff in the structure',
	run: async (db) => {
		await db
			.collection('units')
			.updateMany({ charts: { $exists: false } }, { $set: { group: false, charts: 'each' } });
		await db
			.collection('posts')
			.updateMany({ staff: { $exists: false } }, { $set: { staff: false, assumed: false } });
	}
};
