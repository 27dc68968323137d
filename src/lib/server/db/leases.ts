import { randomUUID } from 'node:crypto';
import mongoose, { type mongo } from 'mongoose';
import { duplicateKeyOf } from './duplicate-key';

interface Lease {
	_id: string;
	holder: string;
	until: Date;
}

const holderOfProcess = randomUUID();

function leasesOf(db: mongo.Db | undefined): mongo.Collection<Lease> {
	if (!db) throw new Error('the store is not open');
	return db.collection<Lease>('leases');
}

/**
 * Takes or prolongs a lease; one left behind by a dead process runs out by itself.
 * @returns false where another process holds it
 */
export async function takeLease(
	name: string,
	milliseconds: number,
	holder: string = holderOfProcess,
	db: mongo.Db | undefined = mongoose.connection.db
): Promise<boolean> {
	const now = new Date();
	try {
		await leasesOf(db).updateOne(
			{ _id: name, $or: [{ holder }, { until: { $lt: now } }] },
			{ $set: { holder, until: new Date(now.getTime() + milliseconds) } },
			{ upsert: true }
		);
		return true;
	} catch (error) {
		if (duplicateKeyOf(error) !== null) return false;
		throw error;
	}
}

export async function giveLeaseBack(
	name: string,
	holder: string = holderOfProcess,
	db: mongo.Db | undefined = mongoose.connection.db
): Promise<void> {
	await leasesOf(db).deleteOne({ _id: name, holder });
}
