/**
 * Address of a named action of the page that is shown, with what its address asks for: without scripts
 * the answer is that page again.
 */
export function actionHere({ searchParams }: URL, name: string): string {
	const kept = new URLSearchParams(
		[...searchParams].filter(([key]) => key !== 'done' && !key.startsWith('/'))
	);
	return kept.size === 0 ? `?/${name}` : `?${kept.toString()}&/${name}`;
}
