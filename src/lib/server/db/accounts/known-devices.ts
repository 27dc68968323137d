import { KnownDevices } from '../models/known-devices';

export async function isKnownDevice(id: string, now: Date): Promise<boolean> {
	return (
		(await KnownDevices.findOne({ _id: id, expiresAt: { $gt: now } }, { _id: 1 }).lean()) !== null
	);
}

export async function rememberDevice(id: string, userId: string, expiresAt: Date): Promise<void> {
	await KnownDevices.updateOne({ _id: id }, { $set: { userId, expiresAt } }, { upsert: true });
}

export async function forgetDevicesOf(userId: string): Promise<void> {
	await KnownDevices.deleteMany({ userId });
}
