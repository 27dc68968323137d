/**
 * A path of this very site out of what an address or a form carried, else the home page: a link to
 * sign in must not lead anywhere else afterwards.
 */
export function safePath(given: string | null | undefined): string {
	if (!given || given.length > 2000 || !/^\/(?![/\\])/.test(given)) return '/';
	// Browsers drop tabs and line ends from an address and read a backslash as a slash.
	if (/[\\\p{Cc}]/u.test(given)) return '/';
	// "/..//other.example" stays here, yet as a path that no page has.
	if (new URL(given, 'http://here').pathname.startsWith('//')) return '/';
	return given;
}
