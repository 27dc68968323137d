/** What the search over everything answers. */
export interface SearchResults {
	positions: { code: string; title: string; unit: string }[];
	people: {
		id: string;
		/** Empty where the reader may know no more of them than the chart shows. */
		number: string;
		name: string;
		position: string;
		href: string | null;
	}[];
	units: { id: string; code: string; name: string }[];
	manuals: { code: string; title: string }[];
}
