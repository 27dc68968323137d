/**
 * Tells which of the parts that a list of contents links to is on the screen; attach it to the list.
 * @param tell is given the part's id
 */
export function followSections(tell: (id: string) => void) {
	return (list: HTMLElement) => {
		const observer = new IntersectionObserver(
			(entries) => {
				for (const entry of entries) if (entry.isIntersecting) tell(entry.target.id);
			},
			{ rootMargin: '-15% 0px -75% 0px' }
		);
		for (const link of list.querySelectorAll('a')) {
			const target = document.getElementById(link.hash.slice(1));
			if (target) observer.observe(target);
		}
		return () => observer.disconnect();
	};
}
