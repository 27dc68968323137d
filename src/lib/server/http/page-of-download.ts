const DOWNLOAD = /\/(word|yaml|file|chart\.svg)$/;

/**
 * The page from which a file is fetched: whoever has to sign in first comes back to that page, because
 * a file alone would leave them at the sign-in form.
 */
export function pageOfDownload({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
	return `${pathname.replace(DOWNLOAD, '')}${search}`;
}
