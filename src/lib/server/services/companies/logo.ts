import { createHash } from 'node:crypto';
import type { LogoView } from '$lib/domain/organization/company-views';
import { LARGEST_LOGO } from '$lib/domain/organization/logo-limit';
import type { Company } from '$lib/domain/organization/records';
import { DomainError, notFound } from '$lib/server/errors';
import { imageSize, type ImageSize } from '$lib/server/formats/image/image-size';
import { currentStructure } from '../organization/structure';

/** Pixels: less is no logo, more fills memory wherever it is drawn. */
const LEAST_SIDE = 16;
const MOST_SIDE = 4_000;

/**
 * The data URI that a company keeps of an image.
 * @throws DomainError logo-missing, logo-too-large, logo-type, logo-size
 */
export function logoOf(bytes: Uint8Array): string {
	if (bytes.length === 0) throw new DomainError('logo-missing');
	if (bytes.length > LARGEST_LOGO) throw new DomainError('logo-too-large');
	const size = imageSize(bytes);
	if (!size) throw new DomainError('logo-type');
	const { type, width, height } = size;
	if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > MOST_SIDE)
		throw new DomainError('logo-size', { width, height, least: LEAST_SIDE, most: MOST_SIDE });
	return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

interface ReadLogo extends ImageSize {
	bytes: Uint8Array;
	hash: string;
}

/** By the company's record, which is replaced whenever something in it changes. */
const logos = new WeakMap<Company, ReadLogo | null>();

function readLogo(company: Company): ReadLogo | null {
	const known = logos.get(company);
	if (known !== undefined) return known;
	const base64 = company.logo?.replace(/^data:image\/(?:png|jpeg);base64,/, '');
	const bytes = base64 ? new Uint8Array(Buffer.from(base64, 'base64')) : null;
	const size = bytes && imageSize(bytes);
	const hash = bytes ? createHash('sha256').update(bytes).digest('hex') : '';
	const logo = bytes && size ? { ...size, bytes, hash } : null;
	logos.set(company, logo);
	return logo;
}

/** Where pages find the logo of a company; null for one without. */
export function logoView(company: Company): LogoView | null {
	const logo = readLogo(company);
	if (!logo) return null;
	const { width, height, hash } = logo;
	return { href: `/logos/${encodeURIComponent(company.id)}?v=${hash.slice(0, 12)}`, width, height };
}

/** A logo in an audit event: what it was, not its bytes. */
export function logoWords(company: Company): string | null {
	const logo = readLogo(company);
	return (
		logo && `${logo.type.toUpperCase()} ${logo.width} × ${logo.height}, ${logo.hash.slice(0, 12)}`
	);
}

/** The image itself, for everybody who is signed in. @throws DomainError not-found */
export async function logoFile(companyId: string): Promise<{ bytes: Uint8Array; type: string }> {
	const company = (await currentStructure()).companies.get(companyId);
	const logo = company ? readLogo(company) : null;
	if (!logo) throw notFound();
	return { bytes: logo.bytes, type: `image/${logo.type}` };
}
