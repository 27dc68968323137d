/**
 * argon2id with OWASP's parameters (19 MiB, two passes, one lane). The library is native and loaded
 * at the first use, so that a start does not wait for it.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of nobody's password: an unknown account takes as long to refuse as a known one. */
const NOBODY =
	'$argon2id$v=19$m=19456,t=2,p=1$wkXDMQKRhyasTWmoiersoQ$XZ6S43Pp5/V8SZjgK77z4yI8nJW+ISnLxrEYNh6PcnE';

const library = () => import('@node-rs/argon2');

/** What is typed counts the same however the keyboard composes an accent. */
const normalised = (password: string) => password.normalize('NFKC');

export async function hashPassword(password: string): Promise<string> {
	const { hash } = await library();
	return hash(normalised(password), PARAMETERS);
}

/**
 * Whether the password is the one behind the hash. Without a hash it takes as long and says no.
 * Longer than any password that is taken: no, without the work.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	if (password.length > 1000) return false;
	const { verify } = await library();
	const matches = await verify(stored ?? NOBODY, normalised(password));
	return matches && stored !== null;
}

/** Whether a hash was made with other parameters than today's. */
export async function isOutdated(stored: string): Promise<boolean> {
	const { parseOptions } = await library();
	const used = parseOptions(stored);
	return (
		used.memoryCost !== PARAMETERS.memoryCost ||
		used.timeCost !== PARAMETERS.timeCost ||
		used.parallelism !== PARAMETERS.parallelism
	);
}
