/** What the search over everything answers; people only where the actor may know of them. */
export interface SearchResults {
	positions: { code: string; title: string; unit: string }[];
	people: { number: string; name: string; position: string; href: string | null }[];
	units: { id: string; code: string; name: string }[];
	manuals: { code: string; title: string }[];
}
