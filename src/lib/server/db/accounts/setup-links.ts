import type { LinkKind } from '../../../domain/access/account';
import { SetupLinks, type StoredSetupLink } from '../models/setup-links';

export interface OpenLink {
	kind: LinkKind;
	userId: string | null;
}

export async function insertLink(link: StoredSetupLink): Promise<void> {
	await SetupLinks.create([link]);
}

export async function insertLinks(links: readonly StoredSetupLink[]): Promise<void> {
	if (links.length > 0) await SetupLinks.insertMany([...links]);
}

/** Until when an account's link works; null where it has none. */
export async function openLinkOf(userId: string, now: Date): Promise<Date | null> {
	const raw = await SetupLinks.findOne(
		{ userId, usedAt: null, expiresAt: { $gt: now } },
		{ expiresAt: 1 }
	).lean<{ expiresAt: Date } | null>();
	return raw?.expiresAt ?? null;
}

/** The link, while it may still be used. */
export async function findOpenLink(hash: string, now: Date): Promise<OpenLink | null> {
	return SetupLinks.findOne({
		_id: hash,
		usedAt: null,
		expiresAt: { $gt: now }
	}).lean<OpenLink | null>();
}

/** Uses the link up; false where somebody was quicker, or it has run out. */
export async function takeLink(hash: string, now: Date): Promise<boolean> {
	const result = await SetupLinks.updateOne(
		{ _id: hash, usedAt: null, expiresAt: { $gt: now } },
		{ $set: { usedAt: now } }
	);
	return result.modifiedCount === 1;
}

/** Earlier links of an account stop working when it gets a new one. */
export async function deleteLinksOf(userId: string): Promise<void> {
	await SetupLinks.deleteMany({ userId });
}
