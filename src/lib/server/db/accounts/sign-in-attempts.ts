import { SignInAttempts, type StoredAttempt } from '../models/sign-in-attempts';
import { duplicateKeyOf } from '../duplicate-key';

export async function findAttempt(id: string): Promise<StoredAttempt | null> {
	return SignInAttempts.findById(id).lean<StoredAttempt | null>();
}

/**
 * Puts `next` in the place of what was read, unless another attempt came between.
 * @param seen failures that were read; null where there was no record
 */
export async function swapAttempt(seen: number | null, next: StoredAttempt): Promise<boolean> {
	if (seen === null) {
		try {
			await SignInAttempts.create([next]);
			return true;
		} catch (error) {
			if (duplicateKeyOf(error) !== null) return false;
			throw error;
		}
	}
	const { _id, ...fields } = next;
	const result = await SignInAttempts.updateOne({ _id, failures: seen }, { $set: fields });
	return result.matchedCount === 1;
}

export async function forgetAttempt(id: string): Promise<void> {
	await SignInAttempts.deleteOne({ _id: id });
}
