/**
 * What a form has answered this once, until it is dismissed: the answer itself is gone with the next
 * form of the page. It lives in the page alone and is stored nowhere.
 * @param answered the newest answer of the page's forms; another one takes the place of the first
 */
export function keptLink<Shown>(answered: () => Shown | null | undefined): {
	readonly link: Shown | null;
	dismiss: () => void;
} {
	let kept = $state.raw<Shown | null>(answered() ?? null);
	$effect.pre(() => {
		kept = answered() ?? kept;
	});
	return {
		get link() {
			return kept;
		},
		dismiss() {
			kept = null;
		}
	};
}
